package ua.meterline.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import ua.meterline.common.Backoff;

/**
 * Decides the new state of a reply after a send attempt, and when to retry it.
 *
 * <p>An attempt without a response may have been delivered, so there are at most three. Attempts that count as not
 * accepted are retried without limit: temporary rejections with exponential backoff, rejections that concern the
 * session a second later. {@link ua.meterline.sms.SubmitStatusTable} says which command_status is which.
 *
 * <p>A reply that was not sent because the link was down counts as no attempt, so that an outage does not lengthen the
 * backoff of a later rejection. Thread-safe when the random generator is.
 */
public final class RetrySchedule {
    static final int MAX_WITHOUT_RESPONSE = 3;
    private static final Duration AFTER_LINK_LOSS = Duration.ofSeconds(1);
    private static final Duration AFTER_REJECTION = Duration.ofSeconds(1);
    /** Longest backoff for SMS: temporary errors of an SMSC are short. */
    static final Duration LONGEST_FOR_SMS = Duration.ofMinutes(5);
    /** Longest backoff for mail: a mailbox can be full for days. */
    static final Duration LONGEST_FOR_MAIL = Duration.ofHours(1);

    private final Backoff afterRejection;
    private final Backoff afterNoResponse;

    /**
     * The schedule for replies by SMS.
     *
     * @param afterNoResponse the backoff after a first attempt without a response; at least 10 ms
     */
    public RetrySchedule(RandomGenerator random, Duration afterNoResponse) {
        this(random, afterNoResponse, LONGEST_FOR_SMS);
    }

    private RetrySchedule(RandomGenerator random, Duration afterNoResponse, Duration longest) {
        this.afterRejection = new Backoff(AFTER_REJECTION, longest, random);
        this.afterNoResponse = new Backoff(afterNoResponse, longest, random);
    }

    /** The schedule for replies by e-mail; {@code SendResult} gives up on those that are too old. */
    public static RetrySchedule ofMails(RandomGenerator random, Duration afterNoResponse) {
        return new RetrySchedule(random, afterNoResponse, LONGEST_FOR_MAIL);
    }

    /** A notice that would be due again after it expires has failed. */
    public ReplyChange after(Reply reply, Attempt attempt, Instant now) {
        ReplyChange change = next(reply, attempt, now);
        boolean tooLate = change.nextAttemptAt() != null && reply.isExpiredAt(change.nextAttemptAt());
        return tooLate ? expired(reply, change.attempts(), change.unanswered()) : change;
    }

    private ReplyChange next(Reply reply, Attempt attempt, Instant now) {
        if (attempt instanceof Attempt.Sent sent) {
            return change(reply, "sent", null, 0, null, sent.smscMessageId());
        } else if (attempt instanceof Attempt.Rejected rejected) {
            return change(reply, "failed", rejected.status(), 0, null, null);
        } else if (attempt instanceof Attempt.Expired) {
            return expired(reply, reply.attempts(), reply.unanswered());
        } else if (attempt instanceof Attempt.TemporarilyRejected rejected) {
            Instant next = now.plus(afterRejection.delay(reply.rejections()));
            return change(reply, "pending", rejected.status(), 0, next, null);
        } else if (attempt instanceof Attempt.NoResponse) {
            boolean lastOne = reply.unanswered() + 1 == MAX_WITHOUT_RESPONSE;
            Instant next = lastOne ? null : now.plus(afterNoResponse.delay(reply.unanswered()));
            return change(reply, lastOne ? "failed" : "pending", "no-response", 1, next, null);
        }
        String reason = attempt instanceof Attempt.RejectedByLink rejected ? rejected.status() : "link-down";
        return new ReplyChange(
                reply.messageId(),
                "pending",
                reason,
                reply.attempts(),
                reply.unanswered(),
                now.plus(AFTER_LINK_LOSS),
                null,
                reply.noticeKind());
    }

    private static ReplyChange expired(Reply reply, int attempts, int unanswered) {
        return new ReplyChange(
                reply.messageId(), "failed", "expired", attempts, unanswered, null, null, reply.noticeKind());
    }

    private static ReplyChange change(
            Reply reply, String state, String reason, int unanswered, Instant next, String smscId) {
        return new ReplyChange(
                reply.messageId(),
                state,
                reason,
                reply.attempts() + 1,
                reply.unanswered() + unanswered,
                next,
                smscId,
                reply.noticeKind());
    }
}
