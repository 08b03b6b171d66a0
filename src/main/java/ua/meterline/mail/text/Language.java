package ua.meterline.mail.text;

/** A language of mails and replies. */
public enum Language {
    UKRAINIAN("uk"),
    RUSSIAN("ru"),
    HUNGARIAN("hu"),
    ENGLISH("en");

    /** The language of the announced texts; used when the language of a mail is unknown. */
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
