package ua.meterline.backoffice.phone;

import java.time.Instant;

/**
 * A sender to call back, and the work on it.
 *
 * @param work null where no work on it was recorded
 */
public record CallbackTask(CallbackCandidate candidate, Work work) {
    /**
     * What was done last.
     *
     * @param what {@code claimed}, {@code released}, {@code reached}, {@code not-reached}, {@code call-again} or {@code
     *     done}
     * @param until of a claim its end, of {@code call-again} the moment; else null
     * @param note or null
     */
    public record Work(String what, Instant until, String by, Instant at, String note) {
        /** Whether no call is needed any more. */
        boolean isEnd() {
            return what.equals("reached") || what.equals("done");
        }

        /** Whether a person works on it now. */
        public boolean isClaimedAt(Instant now) {
            return what.equals("claimed") && until.isAfter(now);
        }

        boolean isLaterThan(Instant now) {
            return what.equals("call-again") && until.isAfter(now);
        }
    }
}
