package ua.meterline.outbox;

import static ua.meterline.store.Rows.row;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.apache.camel.Variable;
import ua.meterline.reading.Channel;
import ua.meterline.reading.Decision;
import ua.meterline.store.Rows;
import ua.meterline.store.UtcTime;

/** Maps replies and their state changes from and to rows of the table {@code reply}. Thread-safe. */
public final class ReplyRows {
    private final InstantSource clock;
    private final InstantSource steadyClock;
    private final Outbox outbox;
    private final String links;

    /**
     * @param clock of the times at which states are stored
     * @param steadyClock of the times at which replies are due
     * @param outbox determines which due replies are selected, and how many
     * @param links the names of the links; of a single one, an empty name
     */
    public ReplyRows(InstantSource clock, InstantSource steadyClock, Outbox outbox, List<String> links) {
        this.clock = clock;
        this.steadyClock = steadyClock;
        this.outbox = outbox;
        this.links = Rows.json(links);
    }

    /** The parameters of {@code select-due-replies.sql}. */
    public Map<String, Object> due() {
        return row(
                "now", UtcTime.format(steadyClock.instant()),
                "passed_over", Rows.json(outbox.exhaustedLinks()),
                "limit", outbox.searchLimit(),
                // Where there are several nodes.
                "node", outbox.lease().node(),
                "lease_seconds", outbox.lease().seconds(),
                "in_flight", outbox.inFlightIds(),
                "links", links);
    }

    /** The parameters of {@code select-backlog.sql}. */
    public Map<String, Object> now() {
        return row("now", UtcTime.format(steadyClock.instant()));
    }

    /** The replies in the result of {@code select-due-replies.sql}. */
    public List<Reply> replies(List<Map<String, Object>> rows) {
        return rows.stream().map(ReplyRows::reply).toList();
    }

    private static Reply reply(Map<String, Object> row) {
        return new Reply(
                ((Number) row.get("message_id")).longValue(),
                (String) row.get("recipient"),
                (String) row.get("text"),
                (String) row.get("link"),
                ((Number) row.get("attempts")).intValue(),
                ((Number) row.get("unanswered")).intValue(),
                UtcTime.parse((String) row.get("received_at")));
    }

    /** The replies that were just stored and are to be sent by SMS. */
    public List<Reply> newReplies(@Variable("decisions") List<Decision> decisions) {
        return decisions.stream()
                .filter(decision -> decision.message().channel() == Channel.SMS && decision.isAnswered())
                .map(decision -> new Reply(
                        decision.id(),
                        decision.message().sender(),
                        decision.replyText(),
                        decision.message().link(),
                        0,
                        0,
                        decision.message().receivedAt()))
                .toList();
    }

    /** The rows of {@code update-reply.sql}. */
    public List<Map<String, Object>> changes(List<ReplyChange> changes) {
        String now = UtcTime.format(clock.instant());
        return changes.stream().map(change -> change(change, now)).toList();
    }

    private Map<String, Object> change(ReplyChange change, String now) {
        Instant next = change.nextAttemptAt();
        return row(
                "message_id", change.messageId(),
                "state", change.state(),
                "reason", change.reason(),
                "attempts", change.attempts(),
                "unanswered", change.unanswered(),
                "next_attempt_at", next == null ? null : UtcTime.format(next),
                "smsc_message_id", change.smscMessageId(),
                "changed_at", now,
                "node", outbox.lease().node(),
                "lease_seconds", outbox.lease().seconds());
    }
}
