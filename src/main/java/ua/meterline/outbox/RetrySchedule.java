package ua.meterline.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import ua.meterline.common.Backoff;

/**
 * What an attempt makes of a reply, and when it is due again.
 *
 * <p>An unanswered attempt may have reached the customer: there are at most three of those. What surely did not reach
 * anybody is tried for as long as it takes, ever more slowly. Thread-safe when the random generator is.
 */
public final class RetrySchedule {
    static final int MOST_UNANSWERED = 3;
    private static final Duration AFTER_LINK_LOSS = Duration.ofSeconds(1);
    private static final Duration AFTER_REFUSAL = Duration.ofSeconds(1);
    /** An SMSC that refuses for now soon takes it. */
    private static final Duration LONGEST_OF_MESSAGES = Duration.ofMinutes(5);
    /** A mailbox that is full is so for days. */
    private static final Duration LONGEST_OF_MAILS = Duration.ofHours(1);

    private final Backoff afterRefusal;
    private final Backoff afterSilence;

    /**
     * Of replies by SMS.
     *
     * @param afterSilence how long a reply waits whose first attempt was not answered; at least 10 ms
     */
    public RetrySchedule(RandomGenerator random, Duration afterSilence) {
        this(random, afterSilence, LONGEST_OF_MESSAGES);
    }

    private RetrySchedule(RandomGenerator random, Duration afterSilence, Duration longest) {
        this.afterRefusal = new Backoff(AFTER_REFUSAL, longest, random);
        this.afterSilence = new Backoff(afterSilence, longest, random);
    }

    /** Of replies by e-mail; {@code SendResult} ends them when they are too old. */
    public static RetrySchedule ofMails(RandomGenerator random, Duration afterSilence) {
        return new RetrySchedule(random, afterSilence, LONGEST_OF_MAILS);
    }

    public ReplyChange after(Reply reply, Attempt attempt, Instant now) {
        if (attempt instanceof Attempt.Sent sent) {
            return change(reply, "sent", null, 0, null, sent.smscMessageId(), now);
        } else if (attempt instanceof Attempt.Refused refused) {
            return change(reply, "failed", refused.status(), 0, null, null, now);
        } else if (attempt instanceof Attempt.RefusedForNow refused) {
            return change(
                    reply, "pending", refused.status(), 0, now.plus(afterRefusal.delay(reply.attempts())), null, now);
        } else if (attempt instanceof Attempt.Unanswered) {
            boolean lastOne = reply.unanswered() + 1 == MOST_UNANSWERED;
            Instant next = lastOne ? null : now.plus(afterSilence.delay(reply.unanswered()));
            return change(reply, lastOne ? "failed" : "pending", "no-response", 1, next, null, now);
        }
        return change(reply, "pending", "link-down", 0, now.plus(AFTER_LINK_LOSS), null, now);
    }

    private static ReplyChange change(
            Reply reply, String state, String reason, int unanswered, Instant next, String smscId, Instant now) {
        return new ReplyChange(
                reply.messageId(),
                state,
                reason,
                reply.attempts() + 1,
                reply.unanswered() + unanswered,
                next,
                smscId,
                now);
    }
}
