package ua.meterline.web;

import java.util.List;
import java.util.Locale;

/** The languages of the pages. */
public enum Language {
    UK("uk", "Українська"),
    RU("ru", "Русский"),
    HU("hu", "Magyar"),
    EN("en", "English");

    static final List<Language> OF_STAFF = List.of(UK, EN);
    static final List<Language> OF_CUSTOMERS = List.of(values());

    private final String code;
    private final String title;

    Language(String code, String title) {
        this.code = code;
        this.title = title;
    }

    /** ISO 639-1, as in the attribute {@code lang}. */
    public String code() {
        return code;
    }

    /** Its own name. */
    public String title() {
        return title;
    }

    public Locale locale() {
        return Locale.forLanguageTag(
                switch (this) {
                    case UK -> "uk-UA";
                    case RU -> "ru-UA";
                    case HU -> "hu-HU";
                    case EN -> "en-GB";
                });
    }

    /**
     * The language that a person chose, otherwise the first known one that the browser asks for, otherwise Ukrainian.
     *
     * @param known the languages of the site
     * @param chosen may be null
     * @param accepted the header Accept-Language; may be null
     */
    static Language of(List<Language> known, String chosen, String accepted) {
        for (Language language : known) {
            if (language.code.equals(chosen)) {
                return language;
            }
        }
        for (String wanted : accepted == null ? new String[0] : accepted.split(",", 10)) {
            for (Language language : known) {
                if (wanted.strip().toLowerCase(Locale.ROOT).startsWith(language.code)) {
                    return language;
                }
            }
        }
        return UK;
    }
}
