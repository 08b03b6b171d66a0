package ua.meterline.backoffice;

import java.time.Instant;
import ua.meterline.reading.AccountHistory;
import ua.meterline.reading.BillingCalendar;
import ua.meterline.reading.BillingPeriod;

/**
 * The periods that a person may give for a reading: not later than the open one, and not before those that the rules
 * look back to. Anything else is a slip of the hand.
 */
public record AcceptablePeriods(BillingPeriod first, BillingPeriod open) {
    public static AcceptablePeriods at(Instant now, BillingCalendar calendar) {
        BillingPeriod open = calendar.periodOf(now);
        return new AcceptablePeriods(open.plusMonths(-AccountHistory.MONTHS), open);
    }

    /** @throws RefusedException naming the range */
    public void require(BillingPeriod period) throws RefusedException {
        if (open.isBefore(period) || period.isBefore(first)) {
            Refusal refusal = open.isBefore(period) ? Refusal.PERIOD_IN_THE_FUTURE : Refusal.PERIOD_TOO_OLD;
            throw new RefusedException(refusal, period, first, open);
        }
    }
}
