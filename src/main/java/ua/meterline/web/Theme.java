package ua.meterline.web;

import java.util.Arrays;
import java.util.Locale;

/** The colours of the pages. AUTO follows the system. */
public enum Theme {
    AUTO,
    LIGHT,
    DARK;

    /** In lower case. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** AUTO for any other text. */
    static Theme of(String text) {
        return Arrays.stream(values())
                .filter(theme -> theme.toString().equals(text))
                .findFirst()
                .orElse(AUTO);
    }

    Theme next() {
        return values()[(ordinal() + 1) % values().length];
    }
}
