package ua.meterline.reading;

/**
 * What one customer's meter showed for one period.
 *
 * @param meter the number of the meter among those of the account, from 1; a replacement begins the next one
 * @param onTime whether it was received within the window of its period
 */
public record MeterReading(
        AccountNumber account, int meter, RegisterValue value, BillingPeriod period, boolean onTime) {
    /** Of the first meter. */
    public MeterReading(AccountNumber account, RegisterValue value, BillingPeriod period, boolean onTime) {
        this(account, 1, value, period, onTime);
    }

    MeterReading onMeter(int number) {
        return number == meter ? this : new MeterReading(account, number, value, period, onTime);
    }
}
