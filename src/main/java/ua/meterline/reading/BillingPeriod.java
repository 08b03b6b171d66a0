package ua.meterline.reading;

import java.time.YearMonth;

/**
 * The month as of whose first day a reading is taken.
 *
 * @param month a calendar month of the billing time zone
 */
public record BillingPeriod(YearMonth month) {
    /** @throws java.time.DateTimeException when the text is not {@code YYYY-MM} */
    public static BillingPeriod parse(String text) {
        return new BillingPeriod(YearMonth.parse(text));
    }

    /** The form of the column {@code reading.period}: {@code YYYY-MM}. */
    @Override
    public String toString() {
        return month.toString();
    }
}
