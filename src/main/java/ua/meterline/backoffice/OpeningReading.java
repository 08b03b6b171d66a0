package ua.meterline.backoffice;

import ua.meterline.reading.AccountNumber;
import ua.meterline.reading.BillingPeriod;
import ua.meterline.reading.RegisterValue;

/**
 * A reading of a past period that is loaded by a clerk.
 *
 * @param row of the list, for problems
 * @param text of the row, for the record
 */
public record OpeningReading(long row, String text, AccountNumber account, RegisterValue value, BillingPeriod period) {}
