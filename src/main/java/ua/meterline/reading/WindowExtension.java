package ua.meterline.reading;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A window that is open for longer, to give back the time that downtimes took on its last day. Immutable.
 *
 * @param until when it is over, a full minute
 * @param minutes by which it is later than announced
 * @param because the downtimes that count, from the beginning of the last day
 */
public record WindowExtension(BillingPeriod period, Instant until, long minutes, List<Downtime> because) {
    /** Downtimes with less between them count as one: that time is too short to send a reading. */
    private static final Duration GAP = Duration.ofSeconds(15);

    /**
     * Each downtime that is longer than the limit extends the window by its length, if it begins before the end of the
     * window, as far as that was extended by those before it. Only what lies on the last day or after it counts. The
     * extension ends at the latest when messages count for the next period.
     *
     * @param downtimes in the order in which they began
     */
    public static Optional<WindowExtension> of(
            BillingPeriod period, BillingCalendar calendar, List<Downtime> downtimes, Duration limit) {
        Instant end = calendar.announcedEnd(period);
        List<Downtime> because = new ArrayList<>();
        for (Downtime downtime : joined(downtimes, calendar.beginOfLastDay(period))) {
            if (downtime.began().isBefore(end) && downtime.length().compareTo(limit) > 0) {
                end = end.plus(downtime.length());
                because.add(downtime);
            }
        }
        return because.isEmpty() ? Optional.empty() : Optional.of(extended(period, calendar, end, because));
    }

    private static WindowExtension extended(
            BillingPeriod period, BillingCalendar calendar, Instant end, List<Downtime> because) {
        Instant minute = end.truncatedTo(ChronoUnit.MINUTES);
        Instant full = minute.equals(end) ? end : minute.plus(1, ChronoUnit.MINUTES);
        Instant next = calendar.beginOf(period.plusMonths(1));
        Instant until = full.isAfter(next) ? next : full;
        long minutes = Duration.between(calendar.announcedEnd(period), until).toMinutes();
        return new WindowExtension(period, until, minutes, List.copyOf(because));
    }

    private static List<Downtime> joined(List<Downtime> downtimes, Instant since) {
        List<Downtime> joined = new ArrayList<>();
        for (Downtime downtime : downtimes) {
            Downtime last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (last != null && !downtime.began().isAfter(last.ended().plus(GAP))) {
                joined.set(
                        joined.size() - 1,
                        new Downtime(last.began(), later(last.ended(), downtime.ended()), last.cause()));
            } else if (downtime.ended().isAfter(since)) {
                joined.add(new Downtime(later(downtime.began(), since), downtime.ended(), downtime.cause()));
            }
        }
        return joined;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
