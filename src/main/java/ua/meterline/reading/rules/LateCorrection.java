package ua.meterline.reading.rules;

import ua.meterline.reading.Claim;
import ua.meterline.reading.Rule;
import ua.meterline.reading.Verdict;

/** After the window, nobody changes the effective reading of an account without a person's consent. */
record LateCorrection() implements Rule {
    @Override
    public String name() {
        return "late-correction";
    }

    @Override
    public Verdict judge(Claim claim) {
        if (claim.reading().onTime()) {
            return Verdict.PASSED;
        }
        return claim.history()
                .effective(claim.reading().period())
                .filter(effective -> !effective.value().equals(claim.reading().value()))
                .map(effective -> Verdict.HELD)
                .orElse(Verdict.PASSED);
    }

    /** Going back to a value that was corrected in time is a correction, too. */
    @Override
    public boolean judgesRestatements() {
        return true;
    }
}
