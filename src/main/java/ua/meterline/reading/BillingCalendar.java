package ua.meterline.reading;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;

/**
 * Tells for which period a message counts, and whether it came in the days in which readings are due: the 1st to the
 * 5th of the month, local time. Immutable.
 *
 * @param zone the billing time zone
 */
public record BillingCalendar(ZoneId zone) {
    private static final int LAST_DAY_OF_WINDOW = 5;

    /** The period of a reading received at this moment: the month it is in, there. */
    public BillingPeriod periodOf(Instant receivedAt) {
        return new BillingPeriod(YearMonth.from(receivedAt.atZone(zone)));
    }

    /** Whether the moment lies in the window of its period. */
    public boolean isOnTime(Instant receivedAt) {
        return receivedAt.atZone(zone).getDayOfMonth() <= LAST_DAY_OF_WINDOW;
    }
}
