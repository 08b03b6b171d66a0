package ua.meterline.reading.rules;

import java.util.OptionalInt;
import ua.meterline.reading.RegisterValue;

/**
 * The dial of a meter, which rolls over to zero after its highest value.
 *
 * @param values the number of its values: 10,000 with four digits
 */
record Dial(int values) {
    private static final int FEWEST_DIGITS = 4;
    private static final int MOST_DIGITS = 9;
    /** A roll-over is plausible only from the last tenth of the values. */
    private static final int TOP = 10;

    /** The dial in the registry; otherwise the smallest one that can show the value. */
    static Dial of(OptionalInt registered, RegisterValue shown) {
        int digits = registered.orElse(
                Math.max(FEWEST_DIGITS, Integer.toString(shown.value()).length()));
        return new Dial((int) Math.pow(10, Math.min(digits, MOST_DIGITS)));
    }

    /** Whether it has enough digits for the value. */
    boolean shows(RegisterValue value) {
        return value.value() < values;
    }

    /**
     * The consumption between two values, never negative; empty when the value fell and a roll-over does not explain
     * it. One that the dial cannot show was not read from it, so that nothing rolled over.
     */
    OptionalInt use(RegisterValue from, RegisterValue to) {
        int difference = to.value() - from.value();
        if (difference >= 0) {
            return OptionalInt.of(difference);
        }
        boolean nearTheTop = shows(from) && from.value() >= values - values / TOP;
        return nearTheTop ? OptionalInt.of(difference + values) : OptionalInt.empty();
    }
}
