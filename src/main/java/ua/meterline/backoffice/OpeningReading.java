package ua.meterline.backoffice;

import java.time.LocalDate;
import ua.meterline.reading.AccountNumber;
import ua.meterline.reading.BillingPeriod;
import ua.meterline.reading.RegisterValue;

/**
 * A reading of a past period that is loaded by a clerk.
 *
 * @param row of the list, for problems
 * @param text of the row, for the record
 * @param readOn the day when it was read, which tells the meter in the period of a replacement; or null
 */
public record OpeningReading(
        long row, String text, AccountNumber account, RegisterValue value, BillingPeriod period, LocalDate readOn) {}
