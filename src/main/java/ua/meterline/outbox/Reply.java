package ua.meterline.outbox;

import java.time.Instant;

/**
 * A reply that is due.
 *
 * @param messageId the message that it replies to; a message has one reply
 * @param link that received the message and should send the reply; null for any
 * @param attempts the attempts so far
 * @param unanswered how many of these attempts got no response, so that the reply may have been delivered
 * @param receivedAt when the message was received; null for mails
 */
public record Reply(
        long messageId, String recipient, String text, String link, int attempts, int unanswered, Instant receivedAt) {
    /** A reply whose latency is not measured. */
    public Reply(long messageId, String recipient, String text, String link, int attempts, int unanswered) {
        this(messageId, recipient, text, link, attempts, unanswered, null);
    }

    /** How many attempts were rejected temporarily. */
    int rejections() {
        return attempts - unanswered;
    }

    /** Names no person and no content, fit for a log line. */
    @Override
    public String toString() {
        return "reply to message " + messageId;
    }
}
