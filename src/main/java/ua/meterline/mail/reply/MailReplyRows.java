package ua.meterline.mail.reply;

import static ua.meterline.store.Rows.row;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import ua.meterline.outbox.Reply;
import ua.meterline.store.UtcTime;

/** Turns rows of {@code reply} and {@code mail_reply} that are due into replies. Thread-safe. */
public final class MailReplyRows {
    private final InstantSource clock;
    private final IntSupplier mostToRead;

    /** @param mostToRead how many rows one look should read */
    public MailReplyRows(InstantSource clock, IntSupplier mostToRead) {
        this.clock = clock;
        this.mostToRead = mostToRead;
    }

    /** The parameters of {@code select-due-mail-replies.sql}. */
    public Map<String, Object> due() {
        return row("now", UtcTime.format(clock.instant()), "limit", mostToRead.getAsInt());
    }

    /** The answer to {@code select-due-mail-replies.sql}. */
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
