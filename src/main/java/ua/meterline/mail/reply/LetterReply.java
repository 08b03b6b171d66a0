package ua.meterline.mail.reply;

/**
 * The reply to a letter as it is to be stored, or the reason why none is sent.
 *
 * @param messageId the message of the letter's last part; the key of the reply
 * @param recipient the sender of the letter; empty when unknown
 * @param reply null when the reply is suppressed
 * @param suppression the word for {@code reply.reason}; null when the reply is sent
 */
public record LetterReply(long messageId, String recipient, ComposedReply reply, String suppression) {
    public LetterReply {
        if ((reply == null) == (suppression == null)) {
            throw new IllegalArgumentException("either a reply or a reason for its suppression");
        }
    }

    public static LetterReply of(long messageId, String recipient, ComposedReply reply) {
        return new LetterReply(messageId, recipient, reply, null);
    }

    public static LetterReply suppressed(long messageId, String recipient, String reason) {
        return new LetterReply(messageId, recipient, null, reason);
    }

    /** Names no person and no content, fit for a log line. */
    @Override
    public String toString() {
        return reply == null ? "suppressed reply, " + suppression : reply.toString();
    }
}
