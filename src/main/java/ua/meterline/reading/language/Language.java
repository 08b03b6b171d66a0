package ua.meterline.reading.language;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A language of messages and replies. */
public enum Language {
    UKRAINIAN("uk"),
    RUSSIAN("ru"),
    HUNGARIAN("hu"),
    ENGLISH("en");

    /** The language of the announced texts; used when the language of a message is unknown. */
    public static final Language ANNOUNCED = RUSSIAN;

    private final String code;

    Language(String code) {
        this.code = code;
    }

    /** ISO 639-1, the form of Content-Language. */
    public String code() {
        return code;
    }

    /** The language of this code; empty when no language has it. */
    static Optional<Language> of(String code) {
        return Arrays.stream(values())
                .filter(language -> language.code.equals(code))
                .findFirst();
    }

    static List<String> codes() {
        return Arrays.stream(values()).map(Language::code).toList();
    }
}
