package ua.meterline.sms;

import java.util.function.Supplier;

/**
 * When a submit may leave, beside the rate limit and the window of its link.
 *
 * @param precedence among the submits that wait
 * @param objection why it must not leave any more, or null; asked on the thread that sends, without blocking it
 */
public record SubmitTerms(Precedence precedence, Supplier<Exception> objection) {
    /** The header of an exchange with its terms; without it, those of a reply. */
    public static final String HEADER = "MeterlineSubmitTerms";

    public static final SubmitTerms OF_REPLIES = new SubmitTerms(Precedence.REPLY, () -> null);

    /** Who leaves first, where several wait. */
    public enum Precedence {
        URGENT,
        REPLY,
        /** Leaves when nothing else waits. */
        BULK
    }
}
