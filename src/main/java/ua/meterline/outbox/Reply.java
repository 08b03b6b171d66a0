package ua.meterline.outbox;

import java.time.Instant;

/**
 * A reply that is due, or a notice: an SMS that answers no message and is sent by the same means.
 *
 * @param messageId the message that it replies to; a message has one reply. Of a notice its id
 * @param link that received the message and should send the reply; null for any
 * @param attempts the attempts so far
 * @param unanswered how many of these attempts got no response, so that the reply may have been delivered
 * @param receivedAt when the message was received; null for mails and notices
 * @param notice null for a reply
 */
public record Reply(
        long messageId,
        String recipient,
        String text,
        String link,
        int attempts,
        int unanswered,
        Instant receivedAt,
        NoticeTerms notice) {
    /** A reply. */
    public Reply(
            long messageId,
            String recipient,
            String text,
            String link,
            int attempts,
            int unanswered,
            Instant receivedAt) {
        this(messageId, recipient, text, link, attempts, unanswered, receivedAt, null);
    }

    /** A reply whose latency is not measured. */
    public Reply(long messageId, String recipient, String text, String link, int attempts, int unanswered) {
        this(messageId, recipient, text, link, attempts, unanswered, null);
    }

    /** How many attempts were rejected temporarily. */
    int rejections() {
        return attempts - unanswered;
    }

    /** The kind of the notice; null for a reply. */
    NoticeKind noticeKind() {
        return notice == null ? null : notice.kind();
    }

    /** Whether it must not be sent at that moment or later. */
    boolean isExpiredAt(Instant moment) {
        return notice != null && notice.isExpiredAt(moment);
    }

    /** Names no person and no content, fit for a log line. */
    @Override
    public String toString() {
        return notice == null
                ? "reply to message " + messageId
                : "notice " + messageId + " (" + notice.kind().label() + ")";
    }
}
