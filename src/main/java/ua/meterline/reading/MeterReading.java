package ua.meterline.reading;

/**
 * What one customer's meter showed for one period.
 *
 * @param onTime whether it was received within the window of its period
 */
public record MeterReading(AccountNumber account, RegisterValue value, BillingPeriod period, boolean onTime) {}
