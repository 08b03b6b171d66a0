package ua.meterline.backoffice;

import ua.meterline.reading.AccountNumber;
import ua.meterline.reading.BillingPeriod;
import ua.meterline.reading.RegisterValue;

/**
 * The corrections of a reviewer to a held message; null for a value that is correct.
 *
 * @param meter which meter of the account was read, 1 for the first one; null for the one that the day of the message
 *     tells
 */
public record Correction(AccountNumber account, RegisterValue value, BillingPeriod period, Integer meter) {
    public static final Correction NONE = new Correction(null, null, null);

    /** Of the meter that the day of the message tells. */
    public Correction(AccountNumber account, RegisterValue value, BillingPeriod period) {
        this(account, value, period, null);
    }
}
