package ua.meterline.reading;

import java.util.OptionalInt;

/**
 * The replacement of a meter: a row of the view {@code effective_replacement}.
 *
 * @param meter the number of the new meter; the old one has the number before
 * @param period the billing period in which it was replaced; readings for it and later ones are of the new meter
 * @param finalValue the last register value of the old meter
 * @param startValue the first register value of the new meter
 * @param oldDigits how many digits the old dial has
 */
public record MeterReplacement(
        int meter, BillingPeriod period, RegisterValue finalValue, RegisterValue startValue, OptionalInt oldDigits) {}
