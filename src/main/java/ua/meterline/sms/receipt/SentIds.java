package ua.meterline.sms.receipt;

import static ua.meterline.store.Rows.row;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Variable;
import ua.meterline.outbox.ReplyChange;
import ua.meterline.store.Rows;
import ua.meterline.store.UtcTime;

/**
 * The message ids that the SMSC gave to replies, kept while receipts may come, where receipts are requested.
 * Thread-safe.
 */
public final class SentIds {
    /** As many days as {@code select-sent-ids.sql} looks through besides today. */
    private static final int DAYS = 3;

    private final InstantSource clock;
    private final boolean requested;

    /** @param requested whether receipts are requested */
    public SentIds(InstantSource clock, boolean requested) {
        this.clock = clock;
        this.requested = requested;
    }

    /** The parameters of {@code lock-receipts.sql}; none where no receipt can match. */
    public List<Map<String, Object>> locks(@Variable("changes") List<ReplyChange> changes) {
        List<String> keys = withId(changes)
                .flatMap(change -> new SmscMessageId(change.smscMessageId()).keys().stream())
                .distinct()
                .toList();
        return keys.isEmpty() ? List.of() : List.of(row("keys", Rows.json(keys)));
    }

    /** The rows of {@code insert-sent-id.sql}; none where no receipts are requested. */
    public List<Map<String, Object>> rows(@Variable("changes") List<ReplyChange> changes) {
        long today = today();
        return withId(changes)
                .map(change -> row(
                        "day",
                        today,
                        "key",
                        new SmscMessageId(change.smscMessageId()).key(),
                        "message_id",
                        change.messageId()))
                .toList();
    }

    /** The parameters of {@code select-unmatched-receipts.sql}; none where no receipt can match. */
    public List<Map<String, Object>> wanted(@Variable("changes") List<ReplyChange> changes) {
        List<List<Object>> keys = withId(changes)
                .flatMap(change -> new SmscMessageId(change.smscMessageId())
                        .keys().stream().map(key -> List.<Object>of(key, change.messageId())))
                .toList();
        return keys.isEmpty() ? List.of() : List.of(row("keys", Rows.json(keys), "since", since()));
    }

    /** The parameters of {@code delete-old-sent-ids.sql}. */
    public Map<String, Object> expired() {
        return row("day", today() - DAYS);
    }

    /** As in the column {@code sent_id.day}. */
    long today() {
        return Duration.between(Instant.EPOCH, clock.instant()).toDays();
    }

    /** Since when receipts, and what they report on, may belong together. */
    String since() {
        return UtcTime.format(clock.instant().minus(Duration.ofDays(DAYS)));
    }

    private Stream<ReplyChange> withId(List<ReplyChange> changes) {
        return changes.stream().filter(change -> requested && change.smscMessageId() != null);
    }
}
