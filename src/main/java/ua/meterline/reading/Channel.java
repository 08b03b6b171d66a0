package ua.meterline.reading;

import java.util.Locale;

/** The way by which a message reached us, and by which its reply leaves. */
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
