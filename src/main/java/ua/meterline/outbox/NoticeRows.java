package ua.meterline.outbox;

import static ua.meterline.store.Rows.row;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import ua.meterline.store.UtcTime;

/**
 * Maps notices and their state changes from and to rows of the table {@code notice}. On their way they are replies with
 * {@link NoticeTerms}. Thread-safe.
 */
public final class NoticeRows {
    /** Fewer than may be in flight, so that those that can wait leave room for urgent ones. */
    static final int MOST_THAT_CAN_WAIT = Outbox.MOST_CLAIMED / 8;

    private final InstantSource clock;
    private final InstantSource steadyClock;
    private final Outbox outbox;

    /**
     * @param clock of the times at which states are stored
     * @param steadyClock of the times at which notices are due and expire
     * @param outbox of the notices alone
     */
    public NoticeRows(InstantSource clock, InstantSource steadyClock, Outbox outbox) {
        this.clock = clock;
        this.steadyClock = steadyClock;
        this.outbox = outbox;
    }

    /** The parameters of {@code select-due-notices.sql}: only expired ones while none can be sent. */
    public Map<String, Object> due() {
        boolean canSend = outbox.canSend();
        return row(
                "now",
                UtcTime.format(steadyClock.instant()),
                "urgent",
                canSend ? outbox.searchLimit() : 0,
                "others",
                canSend ? MOST_THAT_CAN_WAIT : 0,
                "expired",
                MOST_THAT_CAN_WAIT,
                "node",
                outbox.lease().node(),
                "lease_seconds",
                outbox.lease().seconds(),
                "in_flight",
                outbox.inFlightIds());
    }

    /** The notices in the result of {@code select-due-notices.sql}. */
    public List<Reply> notices(List<Map<String, Object>> rows) {
        return rows.stream().map(NoticeRows::notice).toList();
    }

    private static Reply notice(Map<String, Object> row) {
        return new Reply(
                ((Number) row.get("id")).longValue(),
                (String) row.get("recipient"),
                (String) row.get("text"),
                (String) row.get("link"),
                ((Number) row.get("attempts")).intValue(),
                ((Number) row.get("unanswered")).intValue(),
                null,
                new NoticeTerms(
                        NoticeKind.of((String) row.get("kind")), Instant.parse((String) row.get("expires_at"))));
    }

    /** Whether it must not be sent any more. */
    public boolean isExpired(Reply notice) {
        return notice.isExpiredAt(steadyClock.instant());
    }

    /** The change of a notice that was not sent in time. */
    public ReplyChange expire(Reply notice) {
        return outbox.change(notice, new Attempt.Expired());
    }

    /** The rows of {@code update-notice.sql}. */
    public List<Map<String, Object>> changes(List<ReplyChange> changes) {
        String now = UtcTime.format(clock.instant());
        return changes.stream().map(change -> change(change, now)).toList();
    }

    private Map<String, Object> change(ReplyChange change, String now) {
        Instant next = change.nextAttemptAt();
        return row(
                "id", change.messageId(),
                "state", change.state(),
                "reason", change.reason(),
                "attempts", change.attempts(),
                "unanswered", change.unanswered(),
                "next_attempt_at", next == null ? null : UtcTime.format(next),
                "smsc_message_id", change.smscMessageId(),
                "forget_text", next == null && change.notice().isSecret() ? 1 : 0,
                "changed_at", now,
                "node", outbox.lease().node(),
                "lease_seconds", outbox.lease().seconds());
    }
}
