package ua.meterline.backoffice.review;

import ua.meterline.backoffice.CorrectionDoubts;
import ua.meterline.backoffice.DecisionResult;
import ua.meterline.backoffice.HeldMessage.Decided;
import ua.meterline.backoffice.RefusedException;

/** What became of a decision about a case. */
public sealed interface DecisionOutcome {
    long messageId();

    /** It is stored. */
    record Stored(long messageId, DecisionResult result) implements DecisionOutcome {}

    /** The case comes back then. */
    record PutOff(long messageId, Deferral deferral) implements DecisionOutcome {}

    /** Refused: another person works on the case. */
    record ClaimedByAnother(long messageId, Claim claim) implements DecisionOutcome {}

    /** Refused: the case was decided meanwhile, or anew. */
    record DecidedMeanwhile(long messageId, Decided decided) implements DecisionOutcome {}

    /** Refused unless the person insists: a later message of the customer counts for the period. */
    record LaterCounts(long messageId, RefusedException refused) implements DecisionOutcome {}

    /** Refused unless the person insists: the rules doubt the correction. */
    record Doubtful(long messageId, CorrectionDoubts doubts) implements DecisionOutcome {}

    /** Refused for another reason. */
    record Refused(long messageId, RefusedException refused) implements DecisionOutcome {}

    default boolean isDone() {
        return this instanceof Stored || this instanceof PutOff;
    }
}
