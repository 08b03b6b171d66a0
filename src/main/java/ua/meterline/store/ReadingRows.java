package ua.meterline.store;

import static ua.meterline.store.Rows.row;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import ua.meterline.reading.AccountNumber;
import ua.meterline.reading.BillingPeriod;
import ua.meterline.reading.CustomerMessage;
import ua.meterline.reading.Decider;
import ua.meterline.reading.Decision;
import ua.meterline.reading.Fingerprint;
import ua.meterline.reading.JudgedMessage;
import ua.meterline.reading.KnownToStore;
import ua.meterline.reading.MeterReading;
import ua.meterline.reading.ReadingOutcome;
import ua.meterline.reading.ReadingOutcome.Accepted;
import ua.meterline.reading.ReadingOutcome.Rejected;
import ua.meterline.reading.ReadingOutcome.Unclear;
import ua.meterline.reading.RegisterValue;

/** Turns a group of messages into the parameters and rows of the statements in {@code sql/}. Thread-safe. */
public final class ReadingRows {
    /** For so long a redelivery is recognised; a person who sends the same later is answered again. */
    static final Duration REDELIVERY_WINDOW = Duration.ofMinutes(10);

    private final Decider decider;
    private final InstantSource clock;

    public ReadingRows(Decider decider, InstantSource clock) {
        this.decider = decider;
        this.clock = clock;
    }

    /** The parameters of {@code select-known.sql}. */
    public Map<String, Object> wanted(List<JudgedMessage> group) {
        return row(
                "fingerprints",
                        jsonArray(group.stream()
                                .map(judged -> quoted(fingerprint(judged).hex()))),
                "readings", jsonArray(group.stream().map(JudgedMessage::outcome).flatMap(ReadingRows::wantedReading)),
                "imports", ImportRows.wantedKeys(group),
                "bucket", currentBucket(),
                "since", UtcTime.format(clock.instant().minus(REDELIVERY_WINDOW)));
    }

    private static Stream<String> wantedReading(ReadingOutcome outcome) {
        return outcome instanceof Accepted accepted
                ? Stream.of(jsonArray(Stream.of(
                        quoted(accepted.reading().period().toString()),
                        quoted(accepted.reading().account().digits()),
                        Integer.toString(accepted.reading().value().value()))))
                : Stream.empty();
    }

    /**
     * What a group becomes.
     *
     * @param known the answer to {@code select-known.sql}
     */
    public List<Decision> decide(@Variable("group") List<JudgedMessage> group, @Body List<Map<String, Object>> known) {
        return decider.decide(group, known(known));
    }

    KnownToStore known(List<Map<String, Object>> rows) {
        long lastId = 0;
        Set<Fingerprint> delivered = new HashSet<>();
        Set<MeterReading.Identity> stored = new HashSet<>();
        Map<String, String> imported = new HashMap<>();
        for (Map<String, Object> row : rows) {
            switch ((String) row.get("what")) {
                case "last-id" -> lastId = ((Number) row.get("number")).longValue();
                case "delivered" -> delivered.add(Fingerprint.of(HexFormat.of().parseHex((String) row.get("text"))));
                case "imported" -> imported.put((String) row.get("text"), (String) row.get("account"));
                default -> stored.add(storedReading(row));
            }
        }
        return new KnownToStore(lastId, delivered, stored, imported);
    }

    private static MeterReading.Identity storedReading(Map<String, Object> row) {
        return new MeterReading.Identity(
                new AccountNumber((String) row.get("account")),
                BillingPeriod.parse((String) row.get("text")),
                new RegisterValue(((Number) row.get("number")).intValue()));
    }

    /** The rows of {@code insert-message.sql}. */
    public List<Map<String, Object>> messages(@Variable("decisions") List<Decision> decisions) {
        return decisions.stream().map(ReadingRows::message).toList();
    }

    private static Map<String, Object> message(Decision decision) {
        CustomerMessage message = decision.message();
        ReadingOutcome outcome = decision.outcome();
        return row(
                "id", decision.id(),
                "channel", message.channel().label(),
                "sender", message.sender(),
                "recipient", message.recipient(),
                "received_at", UtcTime.format(message.receivedAt()),
                "text", message.text(),
                "raw", message.raw(),
                "outcome", outcome.label(),
                "reason", reason(outcome));
    }

    private static String reason(ReadingOutcome outcome) {
        if (outcome instanceof Unclear unclear) {
            return unclear.reason();
        }
        return outcome instanceof Rejected rejected ? rejected.reason().label() : null;
    }

    /** The rows of {@code insert-reading.sql}: one for each accepted message. */
    public List<Map<String, Object>> readings(@Variable("decisions") List<Decision> decisions) {
        return decisions.stream()
                .filter(decision -> decision.outcome() instanceof Accepted)
                .map(decision -> reading(decision, ((Accepted) decision.outcome()).reading()))
                .toList();
    }

    private static Map<String, Object> reading(Decision decision, MeterReading reading) {
        return row(
                "message_id", decision.id(),
                "account", reading.account().digits(),
                "value", reading.value().value(),
                "period", reading.period().toString(),
                "on_time", reading.onTime() ? 1 : 0,
                "received_at", UtcTime.format(decision.message().receivedAt()));
    }

    /** The rows of {@code insert-reply.sql}: one for each message; without an address to send it to, suppressed. */
    public List<Map<String, Object>> replies(@Variable("decisions") List<Decision> decisions) {
        String now = UtcTime.format(clock.instant());
        return decisions.stream().map(decision -> reply(decision, now)).toList();
    }

    private static Map<String, Object> reply(Decision decision, String now) {
        CustomerMessage message = decision.message();
        String suppressed = suppressed(decision);
        boolean answerable = suppressed == null;
        return row(
                "message_id",
                decision.id(),
                "channel",
                message.channel().label(),
                "recipient",
                message.sender(),
                "text",
                decision.replyText(),
                "state",
                answerable ? "pending" : "suppressed",
                "reason",
                suppressed,
                "next_attempt_at",
                answerable ? now : null,
                "changed_at",
                now);
    }

    private static String suppressed(Decision decision) {
        if (decision.answer() != null && decision.answer().suppressed() != null) {
            return decision.answer().suppressed();
        }
        return decision.message().sender().isEmpty() ? "no-address" : null;
    }

    /** The rows of {@code insert-recent-message.sql}. */
    public List<Map<String, Object>> recentMessages(@Variable("decisions") List<Decision> decisions) {
        long bucket = currentBucket();
        return decisions.stream()
                .map(decision -> row(
                        "bucket", bucket,
                        "fingerprint", decision.message().fingerprint().octets(),
                        "message_id", decision.id()))
                .toList();
    }

    /** The parameters of {@code delete-old-recent-messages.sql}: no redelivery is recognised by those any more. */
    public Map<String, Object> forgettable() {
        return row("bucket", currentBucket() - 1);
    }

    private long currentBucket() {
        return clock.instant().getEpochSecond() / REDELIVERY_WINDOW.toSeconds();
    }

    private static Fingerprint fingerprint(JudgedMessage judged) {
        return judged.message().fingerprint();
    }

    /** Only digits, hyphens and hexadecimal digits are ever quoted here: nothing needs escaping. */
    private static String quoted(String plain) {
        return '"' + plain + '"';
    }

    private static String jsonArray(Stream<String> elements) {
        return elements.collect(Collectors.joining(",", "[", "]"));
    }
}
