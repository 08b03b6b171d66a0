package ua.meterline.backoffice.overview;

import java.time.Instant;

/**
 * The state of a part of the gateway.
 *
 * @param name of a link; empty where there is one of the kind
 * @param since when it was seen to change, or the start
 */
public record PartState(Kind kind, String name, State state, Instant since) {
    /** What it is. */
    public enum Kind {
        LINK,
        DATABASE,
        MAILBOX
    }

    /** How it is. */
    public enum State {
        UP,
        /** A link that receives and does not send, or the reverse. */
        PARTLY,
        DOWN
    }
}
