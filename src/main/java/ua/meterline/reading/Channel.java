package ua.meterline.reading;

import java.util.Locale;

/** The channel of a message and of its reply. */
public enum Channel {
    SMS,
    EMAIL,
    FILE,
    PHONE,
    WEB;

    /** The name in the tables {@code message} and {@code reply}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
