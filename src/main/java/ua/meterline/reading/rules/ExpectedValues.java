package ua.meterline.reading.rules;

import java.util.Optional;
import ua.meterline.reading.AccountHistory;
import ua.meterline.reading.MeterReading;
import ua.meterline.reading.PastReading;
import ua.meterline.reading.StatedReading;

/**
 * The values that the rules would not doubt, for people who decide about one that they do. The dial may roll over in
 * between.
 *
 * @param from the previous value; of a new meter, what it began with
 * @param to the highest one by the limits of consumption
 */
public record ExpectedValues(int from, int to) {
    /** Empty for an account without a previous reading. */
    public static Optional<ExpectedValues> of(MeterReading reading, AccountHistory history, RuleSettings settings) {
        return Consumption.of(new StatedReading("", reading, history)).map(consumption -> {
            int from = start(consumption.previous(), reading, history);
            int used = consumption.highest(settings.limits(), history)
                    - consumption.previous().value().value();
            return new ExpectedValues(from, from + used);
        });
    }

    private static int start(PastReading previous, MeterReading reading, AccountHistory history) {
        return previous.meter() == reading.meter()
                ? previous.value().value()
                : history.endOf(reading.meter() - 1)
                        .map(end -> end.startValue().value())
                        .orElse(previous.value().value());
    }
}
