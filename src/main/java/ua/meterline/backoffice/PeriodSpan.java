package ua.meterline.backoffice;

import java.time.Instant;
import java.time.LocalDate;
import ua.meterline.reading.BillingCalendar;
import ua.meterline.reading.BillingPeriod;

/**
 * The span of time that belongs to a period.
 *
 * @param since the first moment
 * @param until the first moment after it
 */
record PeriodSpan(Instant since, Instant until) {
    /** The searched range around the 1st of the month, in days; a calendar shifts periods by less. */
    private static final int AROUND = 62;

    /** Periods begin and end at midnight, so the calendar is asked about each. */
    static PeriodSpan of(BillingPeriod period, BillingCalendar calendar) {
        LocalDate day = period.month().atDay(1).minusDays(AROUND);
        while (!belongs(day, period, calendar)) {
            day = day.plusDays(1);
        }
        LocalDate first = day;
        while (belongs(day, period, calendar)) {
            day = day.plusDays(1);
        }
        return new PeriodSpan(start(first, calendar), start(day, calendar));
    }

    private static boolean belongs(LocalDate day, BillingPeriod period, BillingCalendar calendar) {
        return calendar.periodOf(start(day, calendar)).equals(period);
    }

    private static Instant start(LocalDate day, BillingCalendar calendar) {
        return day.atStartOfDay(calendar.zone()).toInstant();
    }
}
