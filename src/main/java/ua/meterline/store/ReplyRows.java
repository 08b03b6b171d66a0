package ua.meterline.store;

import static ua.meterline.store.Rows.row;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import ua.meterline.outbox.Reply;
import ua.meterline.outbox.ReplyChange;

/** Turns due replies, and what came of them, from and into rows of the table {@code reply}. Thread-safe. */
public final class ReplyRows {
    private final InstantSource clock;
    private final IntSupplier mostToRead;

    /** @param mostToRead how many due replies are of use */
    public ReplyRows(InstantSource clock, IntSupplier mostToRead) {
        this.clock = clock;
        this.mostToRead = mostToRead;
    }

    /** The parameters of {@code select-due-replies.sql}. */
    public Map<String, Object> due() {
        return row("now", UtcTime.format(clock.instant()), "limit", mostToRead.getAsInt());
    }

    /** The answer to {@code select-due-replies.sql}. */
    public List<Reply> replies(List<Map<String, Object>> rows) {
        return rows.stream().map(ReplyRows::reply).toList();
    }

    private static Reply reply(Map<String, Object> row) {
        return new Reply(
                ((Number) row.get("message_id")).longValue(),
                (String) row.get("recipient"),
                (String) row.get("text"),
                ((Number) row.get("attempts")).intValue(),
                ((Number) row.get("unanswered")).intValue());
    }

    /** The rows of {@code update-reply.sql}. */
    public List<Map<String, Object>> changes(List<ReplyChange> changes) {
        return changes.stream().map(ReplyRows::change).toList();
    }

    private static Map<String, Object> change(ReplyChange change) {
        return row(
                "message_id", change.messageId(),
                "state", change.state(),
                "reason", change.reason(),
                "attempts", change.attempts(),
                "unanswered", change.unanswered(),
                "next_attempt_at", utc(change.nextAttemptAt()),
                "smsc_message_id", change.smscMessageId(),
                "changed_at", utc(change.changedAt()));
    }

    private static String utc(Instant instant) {
        return instant == null ? null : UtcTime.format(instant);
    }
}
