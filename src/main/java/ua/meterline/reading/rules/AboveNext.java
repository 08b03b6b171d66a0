package ua.meterline.reading.rules;

import ua.meterline.reading.Rule;
import ua.meterline.reading.RuleVerdict;
import ua.meterline.reading.StatedReading;

/**
 * Holds a value above the reading of the next period, unless the dial has plausibly rolled over in between.
 *
 * @param limits of the consumption after a roll-over
 */
record AboveNext(ConsumptionLimits limits) implements Rule {
    @Override
    public String name() {
        return "above-next";
    }

    @Override
    public RuleVerdict judge(StatedReading stated) {
        return Consumption.afterwards(stated)
                .filter(consumption -> consumption.fell() && !consumption.isWithin(limits, stated.history()))
                .map(consumption -> RuleVerdict.HELD)
                .orElse(RuleVerdict.PASSED);
    }

    @Override
    public boolean appliesToDuplicates() {
        return false;
    }
}
