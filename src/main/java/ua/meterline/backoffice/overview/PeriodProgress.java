package ua.meterline.backoffice.overview;

import java.time.Instant;
import ua.meterline.reading.BillingPeriod;
import ua.meterline.reading.WindowEnd;

/**
 * How many accounts of the registry have a reading of a period.
 *
 * @param windowEnd when its window is over
 * @param asOf when the count ended
 */
public record PeriodProgress(BillingPeriod period, WindowEnd windowEnd, long accounts, long withReading, Instant asOf) {
    /** Rounded down, so that 100 means all. */
    public int percent() {
        return accounts == 0 ? 0 : (int) (withReading * 100 / accounts);
    }
}
