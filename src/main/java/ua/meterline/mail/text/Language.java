package ua.meterline.mail.text;

/** A language that customers write in and are answered in. */
public enum Language {
    UKRAINIAN("uk"),
    RUSSIAN("ru"),
    HUNGARIAN("hu"),
    ENGLISH("en");

    /** That of the announced texts, for a mail whose language cannot be told. */
    public static final Language ANNOUNCED = RUSSIAN;

    private final String code;

    Language(String code) {
        this.code = code;
    }

    /** ISO 639-1, the form of Content-Language. */
    public String code() {
        return code;
    }
}
