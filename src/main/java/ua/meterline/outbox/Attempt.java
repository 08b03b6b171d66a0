package ua.meterline.outbox;

/** The outcome of one attempt to send a reply. */
public sealed interface Attempt {
    /** Accepted by the SMSC, with this message_id; null for a mail. */
    record Sent(String smscMessageId) implements Attempt {}

    /** Not sent. */
    record NotSent() implements Attempt {}

    /** Not sent, because it would have been too late. */
    record Expired() implements Attempt {}

    /** Sent; no response: outcome unknown. */
    record NoResponse() implements Attempt {}

    /** Rejected with this temporary status; a retry may be accepted. */
    record TemporarilyRejected(String status) implements Attempt {}

    /** Rejected with this status, which says nothing about the reply, but about the link. */
    record RejectedByLink(String status) implements Attempt {}

    /** Rejected with this permanent status. */
    record Rejected(String status) implements Attempt {}

    /** Whether the reply needs no other attempt. */
    default boolean settles() {
        return this instanceof Sent || this instanceof Rejected;
    }
}
