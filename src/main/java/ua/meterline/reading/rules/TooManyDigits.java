package ua.meterline.reading.rules;

import java.util.OptionalInt;
import ua.meterline.reading.Rule;
import ua.meterline.reading.RuleVerdict;
import ua.meterline.reading.StatedReading;

/**
 * Holds a value with more digits than the registry says that the meter has. It judges the first reading of an account,
 * too, which no other can be compared with.
 */
record TooManyDigits() implements Rule {
    @Override
    public String name() {
        return "too-many-digits";
    }

    @Override
    public RuleVerdict judge(StatedReading stated) {
        OptionalInt digits = stated.history().digitsOf(stated.reading().meter());
        boolean fits = digits.isEmpty()
                || Dial.of(digits, stated.reading().value())
                        .shows(stated.reading().value());
        return fits ? RuleVerdict.PASSED : RuleVerdict.HELD;
    }

    /** A person may have accepted the value. */
    @Override
    public boolean appliesToDuplicates() {
        return false;
    }
}
