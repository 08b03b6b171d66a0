package ua.meterline.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The form of every time in the database: {@code YYYY-MM-DDTHH:MM:SS.mmmZ}, UTC, which sorts as text. */
public final class UtcTime {
    private static final String MILLIS_OF_A_FULL_SECOND = ".000Z";

    private UtcTime() {}

    public static String format(Instant instant) {
        // ISO 8601 by Instant itself, which writes three digits for milliseconds, or none where they are zero.
        String text = instant.truncatedTo(ChronoUnit.MILLIS).toString();
        return text.indexOf('.') > 0 ? text : text.substring(0, text.length() - 1) + MILLIS_OF_A_FULL_SECOND;
    }
}
