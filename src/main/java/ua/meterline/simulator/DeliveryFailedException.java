package ua.meterline.simulator;

import java.io.IOException;

/** A deliver_sm without a response; whether the ESME accepted it is unknown unless the reason determines it. */
public final class DeliveryFailedException extends IOException {
    private static final long serialVersionUID = 1L;

    /** Why there is no response. */
    public enum Reason {
        /** No receiver or transceiver is bound; nothing was sent. */
        NO_RECEIVER,
        /** The link went down after sending. */
        LINK_LOST,
        /** The response timeout passed. */
        NO_ANSWER,
        /** The message does not fit into a deliver_sm; nothing was sent. */
        UNSENDABLE
    }

    private final Reason reason;

    DeliveryFailedException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** No stack trace: a dropped link can fail thousands at once, and the trace would always show the same place. */
    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}
