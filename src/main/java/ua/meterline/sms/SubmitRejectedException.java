package ua.meterline.sms;

import org.jsmpp.extra.NegativeResponseException;

/** The SMSC rejected a submit_sm. */
public final class SubmitRejectedException extends NegativeResponseException {
    private static final long serialVersionUID = 1L;

    /** What the status says something about. */
    public enum Concern {
        /** The session: the link is bound anew, and the reply retried. */
        SESSION,
        /** The send rate, or the submits in flight: both the rate drops and the reply is retried. */
        RATE,
        /** The moment: the reply is retried. */
        MOMENT,
        /** The customer's number: the reply is failed. */
        RECIPIENT,
        /** The reply itself: it is failed. */
        MESSAGE
    }

    private final Concern concern;

    public SubmitRejectedException(int commandStatus, Concern concern) {
        super(commandStatus);
        this.concern = concern;
    }

    public Concern concern() {
        return concern;
    }
}
