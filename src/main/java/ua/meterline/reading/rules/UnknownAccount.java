package ua.meterline.reading.rules;

import ua.meterline.reading.Registration;
import ua.meterline.reading.RejectionReason;
import ua.meterline.reading.Remark;
import ua.meterline.reading.Rule;
import ua.meterline.reading.RuleVerdict;
import ua.meterline.reading.StatedReading;

/**
 * Where there is a registry, an account must be in it.
 *
 * @param refuse whether to reject the reading; otherwise it is accepted with a remark
 */
record UnknownAccount(boolean refuse) implements Rule {
    @Override
    public String name() {
        return "unknown-account";
    }

    @Override
    public RuleVerdict judge(StatedReading stated) {
        if (!(stated.history().registration() instanceof Registration.Unknown)) {
            return RuleVerdict.PASSED;
        }
        if (!refuse) {
            return new RuleVerdict.Remarked(Remark.UNKNOWN_ACCOUNT);
        }
        boolean ownNumber = stated.reading().account().isNumberOf(stated.sender());
        return new RuleVerdict.Refused(ownNumber ? RejectionReason.OWN_NUMBER : RejectionReason.UNKNOWN_ACCOUNT);
    }

    @Override
    public boolean appliesToDuplicates() {
        return true;
    }
}
