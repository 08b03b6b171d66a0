package ua.meterline.outbox;

/** How one attempt to send a reply ended. */
public sealed interface Attempt {
    /** The other side took it and gave it this id. */
    record Sent(String smscMessageId) implements Attempt {}

    /** It did not leave: the link was down. */
    record NotSent() implements Attempt {}

    /** It left, and no answer came: it may have been taken or not. */
    record Unanswered() implements Attempt {}

    /** Refused just now, with this status; it may be taken later. */
    record RefusedForNow(String status) implements Attempt {}

    /** Refused for good, with this status. */
    record Refused(String status) implements Attempt {}
}
