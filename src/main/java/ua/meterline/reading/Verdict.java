package ua.meterline.reading;

/** What a {@link Rule} says. */
public sealed interface Verdict {
    Verdict PASSED = new Passed();
    Verdict HELD = new Held();

    /** Nothing stands against the reading. */
    record Passed() implements Verdict {}

    /** A person should decide. */
    record Held() implements Verdict {}

    /** The reading is taken, but the remark stays with it. */
    record Remarked(Remark remark) implements Verdict {}

    /** The message is answered like one in the wrong format. */
    record Refused(RejectionReason reason) implements Verdict {}
}
