package ua.meterline.outbox;

/**
 * A reply that is due.
 *
 * @param messageId the message it answers; there is one reply to a message
 * @param link that the message came by, and the reply should leave by; null for any
 * @param attempts how often it was tried so far
 * @param unanswered how many of these attempts nobody answered, so that the customer may have it already
 */
public record Reply(long messageId, String recipient, String text, String link, int attempts, int unanswered) {
    /** Names no person and no content, fit for a log line. */
    @Override
    public String toString() {
        return "reply to message " + messageId;
    }
}
