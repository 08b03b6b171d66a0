package ua.meterline.reading.rules;

import java.util.Optional;
import ua.meterline.reading.PastReading;
import ua.meterline.reading.RegisterValue;
import ua.meterline.reading.Rule;
import ua.meterline.reading.RuleVerdict;
import ua.meterline.reading.StatedReading;

/**
 * After the window, changes of the effective reading are held for review. A reading that is dated into a period whose
 * window is over, or whose reading was exported, is held even if it is the first of its period.
 */
record LateCorrection() implements Rule {
    @Override
    public String name() {
        return "late-correction";
    }

    @Override
    public RuleVerdict judge(StatedReading stated) {
        Optional<RegisterValue> effective = stated.history()
                .effective(stated.reading().period())
                .filter(past -> past.meter() == stated.reading().meter())
                .map(PastReading::value);
        boolean late =
                stated.closed() || effective.isPresent() && !stated.reading().onTime();
        boolean changes = !effective.equals(Optional.of(stated.reading().value()));
        return late && changes ? RuleVerdict.HELD : RuleVerdict.PASSED;
    }

    /** Returning to an earlier value is a correction as well. */
    @Override
    public boolean appliesToDuplicates() {
        return true;
    }
}
