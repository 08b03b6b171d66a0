package ua.meterline.backoffice;

import java.time.LocalDate;
import ua.meterline.reading.RegisterValue;

/**
 * What is known about a replacement.
 *
 * @param on the local day
 * @param finalValue the last register value of the old meter
 * @param startValue the first register value of the new one
 * @param number as printed on the new meter, or null
 * @param digits on its dial, 4 to 9, or null
 */
public record NewMeter(
        LocalDate on, RegisterValue finalValue, RegisterValue startValue, String number, Integer digits) {}
