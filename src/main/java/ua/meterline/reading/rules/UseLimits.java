package ua.meterline.reading.rules;

import java.util.OptionalDouble;
import java.util.function.Supplier;

/**
 * How much use is too much, in the meter's units.
 *
 * @param factor use of more than so many times the usual use is too much
 * @param absolute in a month, whatever is usual
 * @param unremarkable in a month: what is no more than this is never too much for being unusual
 */
public record UseLimits(double factor, int absolute, int unremarkable) {
    /**
     * @param use over all the months
     * @param usual over as many months; empty when nobody knows; asked for only when it matters
     */
    boolean areExceededBy(int use, int months, Supplier<OptionalDouble> usual) {
        if (use > (long) absolute * months) {
            return true;
        }
        if (use <= (long) unremarkable * months) {
            return false;
        }
        OptionalDouble known = usual.get();
        return known.isPresent() && use > known.getAsDouble() * factor;
    }
}
