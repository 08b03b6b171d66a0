package ua.meterline.reading.rules;

import ua.meterline.reading.Rule;
import ua.meterline.reading.RuleVerdict;
import ua.meterline.reading.StatedReading;

/**
 * Holds a value below the previous one, unless the dial has plausibly rolled over.
 *
 * @param limits of the consumption after a roll-over
 */
record BelowPrevious(ConsumptionLimits limits) implements Rule {
    @Override
    public String name() {
        return "below-previous";
    }

    @Override
    public RuleVerdict judge(StatedReading stated) {
        return Consumption.of(stated)
                .filter(consumption -> consumption.fell() && !consumption.isWithin(limits, stated.history()))
                .map(consumption -> RuleVerdict.HELD)
                .orElse(RuleVerdict.PASSED);
    }

    @Override
    public boolean appliesToDuplicates() {
        return false;
    }
}
