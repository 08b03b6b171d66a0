package ua.meterline.reading;

/** The verdict of a {@link Rule}. */
public sealed interface RuleVerdict {
    RuleVerdict PASSED = new Passed();
    RuleVerdict HELD = new Held();

    /** No objection. */
    record Passed() implements RuleVerdict {}

    /** To be reviewed. */
    record Held() implements RuleVerdict {}

    /** Accepted, with a remark. */
    record Remarked(Remark remark) implements RuleVerdict {}

    /** Rejected, with the reply for a wrong format. */
    record Refused(RejectionReason reason) implements RuleVerdict {}
}
