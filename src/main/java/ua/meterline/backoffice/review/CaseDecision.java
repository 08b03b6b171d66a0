package ua.meterline.backoffice.review;

import java.time.Instant;
import ua.meterline.backoffice.Correction;
import ua.meterline.backoffice.DecisionTerms;

/** What a person decided about a case. */
public sealed interface CaseDecision {
    /** In the words of the person, not blank. */
    String why();

    /** The reading counts, as stated or as corrected. */
    record Accept(Correction correction, DecisionTerms terms, String why) implements CaseDecision {}

    /** The reading does not count. */
    record Reject(DecisionTerms terms, String why) implements CaseDecision {}

    /** The case leaves the queue until then. */
    record Defer(Instant until, String why) implements CaseDecision {}
}
