package ua.meterline.reading.rules;

import ua.meterline.reading.Rule;
import ua.meterline.reading.RuleVerdict;
import ua.meterline.reading.StatedReading;

/** After the window, changes of the effective reading are held for review. */
record LateCorrection() implements Rule {
    @Override
    public String name() {
        return "late-correction";
    }

    @Override
    public RuleVerdict judge(StatedReading stated) {
        if (stated.reading().onTime()) {
            return RuleVerdict.PASSED;
        }
        return stated.history()
                .effective(stated.reading().period())
                .filter(effective -> !effective.value().equals(stated.reading().value()))
                .map(effective -> RuleVerdict.HELD)
                .orElse(RuleVerdict.PASSED);
    }

    /** Returning to an earlier value is a correction as well. */
    @Override
    public boolean appliesToDuplicates() {
        return true;
    }
}
