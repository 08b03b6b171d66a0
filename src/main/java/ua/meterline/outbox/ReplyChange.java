package ua.meterline.outbox;

import java.time.Instant;

/**
 * The new state of a reply after an attempt.
 *
 * @param state {@code pending}, {@code sent} or {@code failed}
 * @param reason why it was not sent, otherwise null
 * @param attempts see {@link Reply#attempts}
 * @param unanswered see {@link Reply#unanswered}
 * @param nextAttemptAt when it is due again; null unless pending
 * @param smscMessageId the message_id of the SMSC; null unless sent
 */
public record ReplyChange(
        long messageId,
        String state,
        String reason,
        int attempts,
        int unanswered,
        Instant nextAttemptAt,
        String smscMessageId) {}
