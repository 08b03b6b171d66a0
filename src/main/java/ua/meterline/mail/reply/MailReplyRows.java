package ua.meterline.mail.reply;

import static ua.meterline.store.Rows.row;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import ua.meterline.outbox.Outbox;
import ua.meterline.outbox.Reply;
import ua.meterline.store.UtcTime;

/** Reads due replies from the tables {@code reply} and {@code mail_reply}. Thread-safe. */
public final class MailReplyRows {
    private final InstantSource steadyClock;
    private final Outbox outbox;

    /**
     * @param steadyClock of the times at which replies are due
     * @param outbox determines how many due replies are selected
     */
    public MailReplyRows(InstantSource steadyClock, Outbox outbox) {
        this.steadyClock = steadyClock;
        this.outbox = outbox;
    }

    /** The parameters of {@code select-due-mail-replies.sql}. */
    public Map<String, Object> due() {
        return row(
                "now", UtcTime.format(steadyClock.instant()),
                "limit", outbox.searchLimit(),
                "node", outbox.lease().node(),
                "lease_seconds", outbox.lease().seconds(),
                "in_flight", outbox.inFlightIds());
    }

    /** The replies in the rows of {@code select-due-mail-replies.sql}. */
    public List<MailReply> replies(List<Map<String, Object>> rows) {
        return rows.stream().map(MailReplyRows::reply).toList();
    }

    private static MailReply reply(Map<String, Object> row) {
        Reply reply = new Reply(
                ((Number) row.get("message_id")).longValue(),
                (String) row.get("recipient"),
                (String) row.get("text"),
                null,
                ((Number) row.get("attempts")).intValue(),
                ((Number) row.get("unanswered")).intValue());
        return new MailReply(
                reply,
                (String) row.get("subject"),
                (String) row.get("in_reply_to"),
                (String) row.get("refs"),
                Instant.parse((String) row.get("composed_at")));
    }
}
