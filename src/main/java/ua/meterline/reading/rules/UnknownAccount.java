package ua.meterline.reading.rules;

import ua.meterline.reading.Claim;
import ua.meterline.reading.Registration;
import ua.meterline.reading.RejectionReason;
import ua.meterline.reading.Remark;
import ua.meterline.reading.Rule;
import ua.meterline.reading.Verdict;

/**
 * Where there is a registry, an account must be in it.
 *
 * @param refuse or else the reading is taken, with a remark
 */
record UnknownAccount(boolean refuse) implements Rule {
    @Override
    public String name() {
        return "unknown-account";
    }

    @Override
    public Verdict judge(Claim claim) {
        if (!(claim.history().registration() instanceof Registration.Unknown)) {
            return Verdict.PASSED;
        }
        if (!refuse) {
            return new Verdict.Remarked(Remark.UNKNOWN_ACCOUNT);
        }
        boolean ownNumber = claim.reading().account().isNumberOf(claim.sender());
        return new Verdict.Refused(ownNumber ? RejectionReason.OWN_NUMBER : RejectionReason.UNKNOWN_ACCOUNT);
    }

    @Override
    public boolean judgesRestatements() {
        return true;
    }
}
