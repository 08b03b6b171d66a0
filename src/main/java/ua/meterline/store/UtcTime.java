package ua.meterline.store;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/** The form of every time in the database: {@code YYYY-MM-DDTHH:MM:SS.mmmZ}, UTC, which sorts as text. */
public final class UtcTime {
    private static final DateTimeFormatter FORM = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'")
            .toFormatter()
            .withZone(ZoneOffset.UTC);

    private UtcTime() {}

    public static String format(Instant instant) {
        return FORM.format(instant);
    }
}
