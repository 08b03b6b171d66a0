package ua.meterline.backoffice;

import ua.meterline.reading.AccountNumber;
import ua.meterline.reading.BillingPeriod;
import ua.meterline.reading.RegisterValue;

/** The corrections of a reviewer to a held message; null for a value that is correct. */
public record Correction(AccountNumber account, RegisterValue value, BillingPeriod period) {
    public static final Correction NONE = new Correction(null, null, null);
}
