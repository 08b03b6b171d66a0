package ua.meterline.reading;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/**
 * When reminders may be sent, in local time. Immutable.
 *
 * @param days of the month; a month without such a day has no reminders for it
 * @param from the first minute of a day
 * @param until later than {@code from}; none is sent at this time or later
 */
public record ReminderHours(Set<Integer> days, LocalTime from, LocalTime until, ZoneId zone) {
    public ReminderHours {
        days = Set.copyOf(days);
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("the hours must end after they begin");
        }
    }

    /**
     * What is left of the hours of a day.
     *
     * @param begin now, or the first minute of the day
     */
    public record Span(LocalDate day, Instant begin, Instant end) {}

    /** Empty when no reminders are sent today, or the hours of today are over. */
    public Optional<Span> scheduledAt(Instant now) {
        return todayAt(now).filter(span -> days.contains(span.day().getDayOfMonth()));
    }

    /** Of any day; empty when its hours are over. */
    public Optional<Span> todayAt(Instant now) {
        LocalDate day = LocalDate.ofInstant(now, zone);
        Instant begin = day.atTime(from).atZone(zone).toInstant();
        Instant end = day.atTime(until).atZone(zone).toInstant();
        return now.isBefore(end)
                ? Optional.of(new Span(day, now.isBefore(begin) ? begin : now, end))
                : Optional.empty();
    }
}
