package ua.meterline.reading.rules;

import java.util.OptionalDouble;
import java.util.function.Supplier;

/**
 * Limits of consumption, in the units of the meter.
 *
 * @param factor how many times the usual consumption is too much
 * @param absolute the limit per month, regardless of the usual consumption
 * @param unremarkable per month: up to this, unusual consumption is accepted
 */
public record ConsumptionLimits(double factor, int absolute, int unremarkable) {
    /** The highest consumption in as many months that is not doubted. */
    int highest(int months, Supplier<OptionalDouble> usual) {
        long most = (long) absolute * months;
        OptionalDouble known = usual.get();
        return (int)
                (known.isEmpty()
                        ? most
                        : Math.min(
                                most, Math.max((long) unremarkable * months, (long) (known.getAsDouble() * factor))));
    }

    /**
     * @param use over all the months
     * @param usual over as many months; empty when unknown; evaluated only when needed
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
