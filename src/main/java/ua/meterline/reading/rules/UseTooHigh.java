package ua.meterline.reading.rules;

import ua.meterline.reading.Rule;
import ua.meterline.reading.RuleVerdict;
import ua.meterline.reading.StatedReading;

/** Somebody who used far more than usual has probably mistyped a digit. What fell is {@link BelowPrevious}'s to judge. */
record UseTooHigh(UseLimits limits) implements Rule {
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
    public boolean judgesRestatements() {
        return false;
    }
}
