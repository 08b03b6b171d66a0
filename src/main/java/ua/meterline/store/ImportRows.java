package ua.meterline.store;

import static ua.meterline.store.Rows.row;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import ua.meterline.reading.AccountNumber;
import ua.meterline.reading.Decision;
import ua.meterline.reading.JudgedMessage;
import ua.meterline.reading.ReadingOutcome.Unclear;
import ua.meterline.reading.RegisterValue;

/**
 * Rows that are particular to messages from mails and lists: the keys that make their import idempotent, and unclear
 * readings for the review queue. Thread-safe.
 */
public final class ImportRows {
    private final InstantSource clock;

    public ImportRows(InstantSource clock) {
        this.clock = clock;
    }

    /** The parameters of {@code select-imported.sql} for a group; none where nothing in it is imported. */
    public List<Map<String, Object>> wantedFor(@Variable("group") List<JudgedMessage> group) {
        List<String> keys = group.stream()
                .map(judged -> judged.message().imported())
                .filter(Objects::nonNull)
                .flatMap(imported -> imported.keys().stream())
                .toList();
        return keys.isEmpty() ? List.of() : List.of(wanted(keys));
    }

    /** The parameters of {@code select-imported.sql}. */
    public Map<String, Object> wanted(@Body List<String> keys) {
        return row("keys", Rows.json(keys));
    }

    /** The keys in the rows of {@code select-imported.sql}. */
    static Set<String> keys(List<Map<String, Object>> rows) {
        return rows.stream().map(row -> (String) row.get("key")).collect(Collectors.toSet());
    }

    /** The rows of {@code insert-imported.sql}. */
    public List<Map<String, Object>> imported(@Variable("decisions") List<Decision> decisions) {
        String now = UtcTime.format(clock.instant());
        return decisions.stream()
                .filter(decision -> decision.message().imported() != null)
                .flatMap(decision -> decision.message().imported().keys().stream()
                        .map(key -> row("key", key, "message_id", decision.id(), "imported_at", now)))
                .toList();
    }

    /** The rows of {@code insert-held-reading.sql}: one for each unclear reading. */
    public List<Map<String, Object>> unclear(@Variable("decisions") List<Decision> decisions) {
        return decisions.stream()
                .filter(decision -> decision.outcome() instanceof Unclear)
                .map(decision -> unclear(decision, (Unclear) decision.outcome()))
                .toList();
    }

    private static Map<String, Object> unclear(Decision decision, Unclear unclear) {
        AccountNumber account = unclear.account();
        RegisterValue value = unclear.value();
        return row(
                "message_id",
                decision.id(),
                "account",
                account == null ? null : account.digits(),
                "meter",
                1, // the review finds the meter in use
                "value",
                value == null ? null : value.value(),
                "period",
                unclear.period().toString(),
                "on_time",
                unclear.onTime() ? 1 : 0,
                "received_at",
                UtcTime.format(decision.message().receivedAt()),
                "rules",
                unclear.reason());
    }
}
