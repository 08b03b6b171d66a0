package ua.meterline.backoffice;

import ua.meterline.reading.AccountNumber;
import ua.meterline.reading.BillingPeriod;
import ua.meterline.reading.RegisterValue;

/** What a person puts in the place of what a held message states; null where the message is right. */
public record Correction(AccountNumber account, RegisterValue value, BillingPeriod period) {
    public static final Correction NONE = new Correction(null, null, null);
}
