package ua.meterline.reading.rules;

import ua.meterline.reading.Claim;
import ua.meterline.reading.Rule;
import ua.meterline.reading.Verdict;

/**
 * A meter does not run backwards: a value below the one before is held, unless its dial has plausibly rolled over.
 *
 * @param limits that the use must keep to if the dial rolled over
 */
record BelowPrevious(UseLimits limits) implements Rule {
    @Override
    public String name() {
        return "below-previous";
    }

    @Override
    public Verdict judge(Claim claim) {
        return Consumption.of(claim)
                .filter(consumption -> consumption.fell() && !consumption.isWithin(limits, claim.history()))
                .map(consumption -> Verdict.HELD)
                .orElse(Verdict.PASSED);
    }

    @Override
    public boolean judgesRestatements() {
        return false;
    }
}
