package ua.meterline.reading;

import java.time.Instant;
import java.time.LocalDate;
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
 */
public record BillingCalendar(ZoneId zone, int firstDay, int lastDay, int daysBefore) {
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

    /** The announced window: the 1st to the 5th. */
    public BillingCalendar(ZoneId zone) {
        this(zone, 1, 5, 0);
    }

    /** The period of a reading received at this moment. */
    public BillingPeriod periodOf(Instant receivedAt) {
        return new BillingPeriod(YearMonth.from(dayOf(receivedAt).plusDays(daysBefore)));
    }

    /** Whether the moment lies in the window of its period. */
    public boolean isOnTime(Instant receivedAt) {
        LocalDate day = dayOf(receivedAt);
        boolean counts = day.getDayOfMonth() >= firstDay && day.getDayOfMonth() <= lastDay;
        return counts || day.plusDays(daysBefore).getMonth() != day.getMonth();
    }

    /** Whether the moment lies in the window of this period. */
    public boolean isOnTime(BillingPeriod period, Instant receivedAt) {
        return periodOf(receivedAt).equals(period) && isOnTime(receivedAt);
    }

    /** The last day of the window of this period. */
    public LocalDate windowEnd(BillingPeriod period) {
        return period.month().atDay(Math.min(lastDay, period.month().lengthOfMonth()));
    }

    /** Whether the window of this period ended before the moment; false also before it begins. */
    public boolean isWindowOver(BillingPeriod period, Instant moment) {
        return dayOf(moment).isAfter(windowEnd(period));
    }

    private LocalDate dayOf(Instant receivedAt) {
        return LocalDate.ofInstant(receivedAt, zone);
    }
}
