package ua.meterline.outbox;

/**
 * A reply that is due.
 *
 * @param messageId the message that it replies to; a message has one reply
 * @param link that received the message and should send the reply; null for any
 * @param attempts the attempts so far
 * @param unanswered how many of these attempts got no response, so that the reply may have been delivered
 */
public record Reply(long messageId, String recipient, String text, String link, int attempts, int unanswered) {
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
