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
 * The ids that the SMSC gave to replies, kept for as long as receipts may come, where receipts are asked for. Thread-safe.
 */
public final class SentIds {
    /** As many days as {@code select-sent-ids.sql} looks through besides today. */
    private static final int DAYS = 3;

    private final InstantSource clock;
    private final boolean asked;

    /** @param asked whether receipts are asked for */
    public SentIds(InstantSource clock, boolean asked) {
        this.clock = clock;
        this.asked = asked;
    }

    /** Whether there are ids to keep, and receipts to look for that were faster. */
    public boolean areAmong(@Variable("changes") List<ReplyChange> changes) {
        return asked && withId(changes).findAny().isPresent();
    }

    /** The rows of {@code insert-sent-id.sql}. */
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

    /** The parameters of {@code select-unmatched-receipts.sql}. */
    public Map<String, Object> wanted(@Variable("changes") List<ReplyChange> changes) {
        List<List<Object>> keys = withId(changes)
                .flatMap(change -> new SmscMessageId(change.smscMessageId())
                        .keys().stream().map(key -> List.<Object>of(key, change.messageId())))
                .toList();
        return row(
                "keys", Rows.json(keys), "since", UtcTime.format(clock.instant().minus(Duration.ofDays(DAYS))));
    }

    /** The parameters of {@code delete-old-sent-ids.sql}. */
    public Map<String, Object> forgettable() {
        return row("day", today() - DAYS);
    }

    /** As in the column {@code sent_id.day}. */
    long today() {
        return Duration.between(Instant.EPOCH, clock.instant()).toDays();
    }

    private static Stream<ReplyChange> withId(List<ReplyChange> changes) {
        return changes.stream().filter(change -> change.smscMessageId() != null);
    }
}
