package ua.meterline.reading.rules;

import java.util.OptionalInt;
import ua.meterline.reading.RegisterValue;
import ua.meterline.reading.Registration;

/**
 * The dial of a meter, which begins again at zero after its highest value.
 *
 * @param values how many it can show: 10,000 with four digits
 */
record Dial(int values) {
    private static final int FEWEST_DIGITS = 4;
    private static final int MOST_DIGITS = 9;
    /** Only from the last tenth of its values a dial is believed to have rolled over. */
    private static final int TOP = 10;

    /** The dial that the registry knows; without that, one just large enough for the value that it showed. */
    static Dial of(Registration registration, RegisterValue shown) {
        int digits = registration
                .meterDigits()
                .orElse(Math.max(FEWEST_DIGITS, Integer.toString(shown.value()).length()));
        return new Dial((int) Math.pow(10, Math.min(digits, MOST_DIGITS)));
    }

    /** What was used from one value to the next; empty where the value fell and no roll-over explains it. */
    OptionalInt use(RegisterValue from, RegisterValue to) {
        int difference = to.value() - from.value();
        if (difference >= 0) {
            return OptionalInt.of(difference);
        }
        boolean nearTheTop = from.value() >= values - values / TOP;
        return nearTheTop ? OptionalInt.of(difference + values) : OptionalInt.empty();
    }
}
