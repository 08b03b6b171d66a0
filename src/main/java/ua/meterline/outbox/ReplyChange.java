package ua.meterline.outbox;

import java.time.Instant;

/**
 * The new state of a reply or a notice after an attempt.
 *
 * @param messageId see {@link Reply#messageId}
 * @param state {@code pending}, {@code sent} or {@code failed}
 * @param reason why it was not sent, otherwise null
 * @param attempts see {@link Reply#attempts}
 * @param unanswered see {@link Reply#unanswered}
 * @param nextAttemptAt when it is due again; null unless pending
 * @param smscMessageId the message_id of the SMSC; null unless sent
 * @param notice the kind of the notice; null for a reply
 */
public record ReplyChange(
        long messageId,
        String state,
        String reason,
        int attempts,
        int unanswered,
        Instant nextAttemptAt,
        String smscMessageId,
        NoticeKind notice) {
    /** The change of a reply. */
    public ReplyChange(
            long messageId,
            String state,
            String reason,
            int attempts,
            int unanswered,
            Instant nextAttemptAt,
            String smscMessageId) {
        this(messageId, state, reason, attempts, unanswered, nextAttemptAt, smscMessageId, null);
    }
}
