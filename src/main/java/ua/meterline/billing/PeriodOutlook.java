package ua.meterline.billing;

import ua.meterline.reading.BillingPeriod;
import ua.meterline.reading.WindowEnd;

/**
 * A period before its export.
 *
 * @param windowEnd when its window is over
 * @param future whether it has not begun
 * @param counts what an export would write; null where that is not known
 */
public record PeriodOutlook(
        BillingPeriod period, PeriodState state, WindowEnd windowEnd, boolean future, NotExported.Counts counts) {}
