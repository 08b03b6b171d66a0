package ua.meterline.reading.rules;

import ua.meterline.reading.Rule;
import ua.meterline.reading.RuleVerdict;
import ua.meterline.reading.StatedReading;

/** Consumption far above the usual is probably a typing error. A value that fell is judged by {@link BelowPrevious}. */
record ConsumptionTooHigh(ConsumptionLimits limits) implements Rule {
    @Override
    public String name() {
        return "use-too-high";
    }

    @Override
    public RuleVerdict judge(StatedReading stated) {
        return Consumption.of(stated)
                .filter(consumption -> !consumption.fell() && !consumption.isWithin(limits, stated.history()))
                .map(consumption -> RuleVerdict.HELD)
                .orElse(RuleVerdict.PASSED);
    }

    @Override
    public boolean appliesToDuplicates() {
        return false;
    }
}
