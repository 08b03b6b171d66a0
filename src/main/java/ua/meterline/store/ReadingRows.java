package ua.meterline.store;

import static ua.meterline.store.Rows.row;

import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import ua.meterline.outbox.Reply;
import ua.meterline.reading.AccountNumber;
import ua.meterline.reading.BillingPeriod;
import ua.meterline.reading.CustomerMessage;
import ua.meterline.reading.Decider;
import ua.meterline.reading.Decision;
import ua.meterline.reading.JudgedMessage;
import ua.meterline.reading.KnownToStore;
import ua.meterline.reading.MeterReading;
import ua.meterline.reading.ReadingOutcome;
import ua.meterline.reading.ReadingOutcome.Accepted;
import ua.meterline.reading.ReadingOutcome.Rejected;
import ua.meterline.reading.RegisterValue;

/** Turns a group of messages into the parameters and rows of the statements in {@code sql/}. Thread-safe. */
public final class ReadingRows {
    private final Decider decider;
    private final RecentMessages recent;
    private final InstantSource clock;

    /** @param recent asked on the thread that writes */
    public ReadingRows(Decider decider, RecentMessages recent, InstantSource clock) {
        this.decider = decider;
        this.recent = recent;
        this.clock = clock;
    }

    /** The parameters of {@code select-known.sql}. */
    public Map<String, Object> wanted(List<JudgedMessage> group) {
        return row(
                "readings", jsonArray(group.stream().map(JudgedMessage::outcome).flatMap(ReadingRows::wantedReading)));
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
        return decider.decide(group, known(group, known));
    }

    private KnownToStore known(List<JudgedMessage> group, List<Map<String, Object>> rows) {
        long lastId = 0;
        Set<MeterReading.Identity> stored = new HashSet<>();
        for (Map<String, Object> row : rows) {
            if (row.get("last_id") instanceof Number id) {
                lastId = id.longValue();
            } else {
                stored.add(storedReading(row));
            }
        }
        return new KnownToStore(lastId, recent.among(group, clock.instant()), stored);
    }

    private static MeterReading.Identity storedReading(Map<String, Object> row) {
        return new MeterReading.Identity(
                new AccountNumber((String) row.get("account")),
                BillingPeriod.parse((String) row.get("period")),
                new RegisterValue(((Number) row.get("value")).intValue()));
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
                "fingerprint", message.fingerprint().octets(),
                "outcome", outcome.label(),
                "reason",
                        outcome instanceof Rejected rejected ? rejected.reason().label() : null);
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
        boolean answerable = isAnswerable(message);
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
                answerable ? null : "no-address",
                "next_attempt_at",
                answerable ? now : null,
                "changed_at",
                now);
    }

    /** The replies that were just stored and may leave. */
    public List<Reply> newReplies(@Variable("decisions") List<Decision> decisions) {
        return decisions.stream()
                .filter(decision -> isAnswerable(decision.message()))
                .map(decision -> new Reply(decision.id(), decision.message().sender(), decision.replyText(), 0, 0))
                .toList();
    }

    private static boolean isAnswerable(CustomerMessage message) {
        return !message.sender().isEmpty();
    }

    /** Only digits and hyphens are ever quoted here: nothing needs escaping. */
    private static String quoted(String plain) {
        return '"' + plain + '"';
    }

    private static String jsonArray(Stream<String> elements) {
        return elements.collect(Collectors.joining(",", "[", "]"));
    }
}
