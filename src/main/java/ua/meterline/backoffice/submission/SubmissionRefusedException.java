package ua.meterline.backoffice.submission;

import ua.meterline.backoffice.Refusal;
import ua.meterline.backoffice.RefusedException;

/** A submission was refused, and nothing was stored. */
public final class SubmissionRefusedException extends RefusedException {
    private static final long serialVersionUID = 1L;

    /** What is wrong with it. */
    public enum Problem {
        UNKNOWN_ACCOUNT("account"),
        OTHER_METER("meter"),
        IMPOSSIBLE_DATE("read_on"),
        /** Another reading was submitted with the key before. */
        KEY_REUSED(null);

        private final String field;

        Problem(String field) {
            this.field = field;
        }

        /** Which field of the submission is wrong; null for none. */
        public String field() {
            return field;
        }
    }

    private final Problem problem;

    SubmissionRefusedException(Problem problem, String message) {
        super(Refusal.codeOf(problem), message);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
