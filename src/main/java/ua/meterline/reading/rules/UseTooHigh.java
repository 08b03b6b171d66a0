package ua.meterline.reading.rules;

import ua.meterline.reading.Claim;
import ua.meterline.reading.Rule;
import ua.meterline.reading.Verdict;

/** Somebody who used far more than usual has probably mistyped a digit. What fell is {@link BelowPrevious}'s to judge. */
record UseTooHigh(UseLimits limits) implements Rule {
    @Override
    public String name() {
        return "use-too-high";
    }

    @Override
    public Verdict judge(Claim claim) {
        return Consumption.of(claim)
                .filter(consumption -> !consumption.fell() && !consumption.isWithin(limits, claim.history()))
                .map(consumption -> Verdict.HELD)
                .orElse(Verdict.PASSED);
    }

    @Override
    public boolean judgesRestatements() {
        return false;
    }
}
