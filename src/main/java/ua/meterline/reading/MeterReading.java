package ua.meterline.reading;

/**
 * What one customer's meter showed for one period.
 *
 * @param onTime whether it came within the window of its period
 */
public record MeterReading(AccountNumber account, RegisterValue value, BillingPeriod period, boolean onTime) {
    /** What must be unique among stored readings: account, period and value. The time of arrival does not count. */
    public Identity identity() {
        return new Identity(account, period, value);
    }

    /** Two readings with the same identity are one reading, handed in twice. */
    public record Identity(AccountNumber account, BillingPeriod period, RegisterValue value) {}
}
