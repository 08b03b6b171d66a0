package ua.meterline.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import ua.meterline.store.UtcTime;

/**
 * Writes the times in a command's output: {@code 2026-11-03 12:01:00} in the billing time zone for people, and as in
 * the database, {@code 2026-11-03T10:01:00.000Z}, for programs. Get it from {@link SettingsCommand#times}. Immutable.
 */
final class DisplayTime {
    /** As in the database. */
    static final DisplayTime UTC = new DisplayTime(null);

    private static final DateTimeFormatter FOR_PEOPLE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    /** Null for UTC. */
    private final ZoneId zone;

    private DisplayTime(ZoneId zone) {
        this.zone = zone;
    }

    static DisplayTime local(ZoneId zone) {
        return new DisplayTime(zone);
    }

    String of(Instant time) {
        return zone == null ? UtcTime.format(time) : FOR_PEOPLE.format(time.atZone(zone));
    }

    /** @param time a UTC text of the database; anything else, such as null, is returned unchanged */
    String of(String time) {
        if (zone == null || time == null) {
            return time;
        }
        try {
            return of(Instant.parse(time));
        } catch (DateTimeException e) {
            return time;
        }
    }

    /**
     * The facts with their times written so. A time is named {@code at} or {@code received}, or ends in {@code -at}.
     */
    Map<String, Object> of(Map<String, Object> facts) {
        Map<String, Object> shown = new LinkedHashMap<>(facts);
        shown.replaceAll((name, fact) -> isTime(name) && fact instanceof String time ? of(time) : fact);
        return shown;
    }

    private static boolean isTime(String name) {
        return name.equals("at") || name.equals("received") || name.endsWith("-at");
    }
}
