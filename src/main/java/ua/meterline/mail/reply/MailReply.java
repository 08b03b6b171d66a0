package ua.meterline.mail.reply;

import java.time.Instant;
import ua.meterline.outbox.Reply;

/**
 * A due reply that is sent as a mail.
 *
 * @param subject decoded, one line
 * @param inReplyTo a message id with its brackets; empty for none
 * @param references message ids with their brackets, separated by blanks
 * @param composedAt when it was composed and stored
 */
public record MailReply(Reply reply, String subject, String inReplyTo, String references, Instant composedAt) {
    @Override
    public String toString() {
        return reply.toString();
    }
}
