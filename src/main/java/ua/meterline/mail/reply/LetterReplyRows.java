package ua.meterline.mail.reply;

import static ua.meterline.store.Rows.row;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntSupplier;
import org.apache.camel.Body;
import ua.meterline.store.UtcTime;

/** Turns a group of replies to letters into rows of {@code mail_reply} and {@code reply}. Thread-safe. */
public final class LetterReplyRows {
    private static final Duration DAY = Duration.ofHours(24);

    private final InstantSource clock;
    private final InstantSource steadyClock;
    private final IntSupplier mostRepliesPerDay;

    /**
     * @param steadyClock of the times at which replies are due
     * @param mostRepliesPerDay to one address; 0 for no limit
     */
    public LetterReplyRows(InstantSource clock, InstantSource steadyClock, IntSupplier mostRepliesPerDay) {
        this.clock = clock;
        this.steadyClock = steadyClock;
        this.mostRepliesPerDay = mostRepliesPerDay;
    }

    /** The rows of {@code insert-mail-reply.sql}: the headers of each reply that is not suppressed. */
    public List<Map<String, Object>> headers(@Body List<LetterReply> replies) {
        String now = UtcTime.format(clock.instant());
        return replies.stream()
                .filter(reply -> reply.reply() != null)
                .map(reply -> headers(reply, now))
                .toList();
    }

    private static Map<String, Object> headers(LetterReply letter, String now) {
        ComposedReply reply = letter.reply();
        return row(
                "message_id", letter.messageId(),
                "recipient", mailbox(letter),
                "composed_at", now,
                "subject", reply.subject(),
                "in_reply_to", reply.inReplyTo(),
                "refs", String.join(" ", reply.references()));
    }

    /** The rows of {@code insert-letter-reply.sql}: one for each letter. */
    public List<Map<String, Object>> replies(@Body List<LetterReply> replies) {
        Instant now = clock.instant();
        String due = UtcTime.format(steadyClock.instant());
        return replies.stream().map(reply -> reply(reply, now, due)).toList();
    }

    private Map<String, Object> reply(LetterReply letter, Instant now, String due) {
        return row(
                "message_id",
                letter.messageId(),
                "recipient",
                letter.recipient(),
                "mailbox",
                mailbox(letter),
                "text",
                letter.reply() == null ? "" : letter.reply().text(),
                "reason",
                letter.suppression(),
                "limit",
                mostRepliesPerDay.getAsInt(),
                "since",
                UtcTime.format(now.minus(DAY)),
                "due",
                due,
                "now",
                UtcTime.format(now));
    }

    /** Mail servers ignore the case of mailbox names. */
    private static String mailbox(LetterReply letter) {
        return letter.recipient().toLowerCase(Locale.ROOT);
    }
}
