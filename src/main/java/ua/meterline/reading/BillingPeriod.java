package ua.meterline.reading;

import java.time.YearMonth;
import java.time.temporal.ChronoUnit;

/**
 * The month as of whose first day a reading is taken.
 *
 * @param month a calendar month of the billing time zone
 */
public record BillingPeriod(YearMonth month) implements Comparable<BillingPeriod> {
    /** @throws java.time.DateTimeException when the text is not {@code YYYY-MM} */
    public static BillingPeriod parse(String text) {
        return new BillingPeriod(YearMonth.parse(text));
    }

    /** @param months may be negative */
    public BillingPeriod plusMonths(int months) {
        return new BillingPeriod(month.plusMonths(months));
    }

    /** Negative when the other one is earlier. */
    public int monthsUntil(BillingPeriod other) {
        return (int) month.until(other.month, ChronoUnit.MONTHS);
    }

    public boolean isBefore(BillingPeriod other) {
        return month.isBefore(other.month);
    }

    @Override
    public int compareTo(BillingPeriod other) {
        return month.compareTo(other.month);
    }

    /** The form of the column {@code reading.period}: {@code YYYY-MM}. */
    @Override
    public String toString() {
        return month.toString();
    }
}
