package ua.meterline.reading.rules;

import java.util.Optional;
import ua.meterline.reading.AccountHistory;
import ua.meterline.reading.MeterReading;
import ua.meterline.reading.StatedReading;

/**
 * The values that the rules would not doubt, for people who decide about one that they do. The dial may roll over in
 * between.
 *
 * @param from the previous value
 * @param to the highest one by the limits of consumption
 */
public record ExpectedValues(int from, int to) {
    /** Empty for an account without a previous reading. */
    public static Optional<ExpectedValues> of(MeterReading reading, AccountHistory history, RuleSettings settings) {
        return Consumption.of(new StatedReading("", reading, history))
                .map(consumption -> new ExpectedValues(
                        consumption.previous().value().value(), consumption.highest(settings.limits(), history)));
    }
}
