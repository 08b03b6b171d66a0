package ua.meterline.reading;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;

/**
 * Determines the period of a message, and whether it was received within the submission window: days of the month in
 * local time, and days before the month that already count for it. Immutable.
 *
 * @param zone the billing time zone
 * @param firstDay the first day of the window, from 1
 * @param lastDay its last day, inclusive; in a shorter month the window ends with the month
 * @param daysBefore how many days before the 1st belong to the window of the next month
 * @param extensions of windows that end later than announced
 */
public record BillingCalendar(ZoneId zone, int firstDay, int lastDay, int daysBefore, WindowExtensions extensions) {
    private static final int LONGEST_MONTH = 31;
    private static final int MOST_DAYS_BEFORE = 20;

    /** @throws IllegalArgumentException when the days are not a valid window */
    public BillingCalendar {
        if (firstDay < 1 || lastDay > LONGEST_MONTH || firstDay > lastDay) {
            throw new IllegalArgumentException("a window begins on the 1st or later and does not end before it begins");
        }
        if (daysBefore < 0 || daysBefore > MOST_DAYS_BEFORE) {
            throw new IllegalArgumentException("at most " + MOST_DAYS_BEFORE + " days before the 1st may count for it");
        }
        if (daysBefore > 0 && firstDay > 1) {
            throw new IllegalArgumentException("days before the 1st count only where the window begins on the 1st");
        }
    }

    /** Windows end as announced. */
    public BillingCalendar(ZoneId zone, int firstDay, int lastDay, int daysBefore) {
        this(zone, firstDay, lastDay, daysBefore, WindowExtensions.NONE);
    }

    /** The announced window: the 1st to the 5th. */
    public BillingCalendar(ZoneId zone) {
        this(zone, 1, 5, 0);
    }

    /** The same calendar, in which some windows end later. */
    public BillingCalendar with(WindowExtensions some) {
        return new BillingCalendar(zone, firstDay, lastDay, daysBefore, some);
    }

    /** The period of a reading received at this moment. */
    public BillingPeriod periodOf(Instant receivedAt) {
        return new BillingPeriod(YearMonth.from(dayOf(receivedAt).plusDays(daysBefore)));
    }

    /** Whether the moment lies in the window of its period. */
    public boolean isOnTime(Instant receivedAt) {
        LocalDate day = dayOf(receivedAt);
        boolean counts = day.getDayOfMonth() >= firstDay && day.getDayOfMonth() <= lastDay;
        boolean early = day.plusDays(daysBefore).getMonth() != day.getMonth();
        return counts || early || isInExtension(receivedAt);
    }

    private boolean isInExtension(Instant receivedAt) {
        BillingPeriod period = periodOf(receivedAt);
        return !receivedAt.isBefore(announcedEnd(period))
                && extensions.until(period).filter(receivedAt::isBefore).isPresent();
    }

    /** Whether the moment lies in the window of this period. */
    public boolean isOnTime(BillingPeriod period, Instant receivedAt) {
        return periodOf(receivedAt).equals(period) && isOnTime(receivedAt);
    }

    /** When readings for this period are no more on time: after its last day, or later where it is extended. */
    public WindowEnd windowEnd(BillingPeriod period) {
        Instant announced = announcedEnd(period);
        Instant until = extensions.until(period).filter(announced::isBefore).orElse(announced);
        return WindowEnd.before(LocalDateTime.ofInstant(until, zone));
    }

    /** Whether the window of this period ended before the moment; false also before it begins. */
    public boolean isWindowOver(BillingPeriod period, Instant moment) {
        return !moment.isBefore(announcedEnd(period))
                && extensions.until(period).filter(moment::isBefore).isEmpty();
    }

    /** The moment at which the window of this period is over, unless it is extended. */
    public Instant announcedEnd(BillingPeriod period) {
        return beginOf(announcedLastDay(period).plusDays(1));
    }

    /** The first moment of the last day of the window, as announced. */
    public Instant beginOfLastDay(BillingPeriod period) {
        return beginOf(announcedLastDay(period));
    }

    /** The last window whose last day has begun. */
    public BillingPeriod lastEnding(Instant moment) {
        BillingPeriod period = periodOf(moment);
        return moment.isBefore(beginOfLastDay(period)) ? period.plusMonths(-1) : period;
    }

    /** The first moment at which messages count for this period. */
    Instant beginOf(BillingPeriod period) {
        return beginOf(period.month().atDay(1).minusDays(daysBefore));
    }

    /** The last day of the window, as announced. */
    public LocalDate announcedLastDay(BillingPeriod period) {
        return period.month().atDay(Math.min(lastDay, period.month().lengthOfMonth()));
    }

    private Instant beginOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    private LocalDate dayOf(Instant receivedAt) {
        return LocalDate.ofInstant(receivedAt, zone);
    }
}
