package ua.meterline.reading;

/** What a {@link Rule} says. */
public sealed interface RuleVerdict {
    RuleVerdict PASSED = new Passed();
    RuleVerdict HELD = new Held();

    /** Nothing stands against the reading. */
    record Passed() implements RuleVerdict {}

    /** A person should decide. */
    record Held() implements RuleVerdict {}

    /** The reading is taken, but the remark stays with it. */
    record Remarked(Remark remark) implements RuleVerdict {}

    /** The message is answered like one in the wrong format. */
    record Refused(RejectionReason reason) implements RuleVerdict {}
}
