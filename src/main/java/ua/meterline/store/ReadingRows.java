package ua.meterline.store;

import static ua.meterline.store.Rows.row;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import ua.meterline.reading.AccountHistory;
import ua.meterline.reading.AccountNumber;
import ua.meterline.reading.CustomerMessage;
import ua.meterline.reading.Decider;
import ua.meterline.reading.Decision;
import ua.meterline.reading.ExplainedNumber;
import ua.meterline.reading.JudgedMessage;
import ua.meterline.reading.MessagePart;
import ua.meterline.reading.MeterReading;
import ua.meterline.reading.ReadingOutcome;
import ua.meterline.reading.ReadingOutcome.Accepted;
import ua.meterline.reading.ReadingOutcome.Duplicate;
import ua.meterline.reading.ReadingOutcome.Held;
import ua.meterline.reading.StoredState;
import ua.meterline.store.cluster.ClaimLease;

/** Turns a group of messages into the parameters and rows of the statements in {@code sql/}. Thread-safe. */
public final class ReadingRows {
    private final Decider decider;
    private final Redeliveries recent;
    private final InstantSource clock;
    private final InstantSource steadyClock;
    private final ClaimLease lease;

    /** Of the only gateway on its database. */
    public ReadingRows(Decider decider, Redeliveries recent, InstantSource clock, InstantSource steadyClock) {
        this(decider, recent, clock, steadyClock, ClaimLease.ENDLESS);
    }

    /**
     * @param recent asked on the thread that writes
     * @param steadyClock of the times at which replies are due
     * @param lease under which new replies are claimed
     */
    public ReadingRows(
            Decider decider, Redeliveries recent, InstantSource clock, InstantSource steadyClock, ClaimLease lease) {
        this.decider = decider;
        this.recent = recent;
        this.clock = clock;
        this.steadyClock = steadyClock;
        this.lease = lease;
    }

    /** The parameters of {@code select-known.sql}; none for a group without messages. */
    public List<Map<String, Object>> wanted(@Variable("group") List<JudgedMessage> group) {
        return group.isEmpty() ? List.of() : List.of(HistoryRows.wanted(group));
    }

    /** The parameters of {@code select-exported.sql}; none where no reading of the group is dated. */
    public List<Map<String, Object>> dated(@Variable("group") List<JudgedMessage> group) {
        return ExportedPeriods.wanted(group);
    }

    /**
     * Decides the outcome of each message of a group.
     *
     * @param unseen the rows of {@code claim-fingerprints.sql}
     * @param imported the rows of {@code select-imported.sql}
     * @param exported the rows of {@code select-exported.sql}
     * @param wishes the rows of {@code select-said-wishes.sql}
     * @param known the rows of {@code select-known.sql}
     */
    public List<Decision> decide(
            @Variable("group") List<JudgedMessage> group,
            @Variable("unseen") List<Map<String, Object>> unseen,
            @Variable("imported") List<Map<String, Object>> imported,
            @Variable("exported") List<Map<String, Object>> exported,
            @Variable("saidWishes") List<Map<String, Object>> wishes,
            @Body List<Map<String, Object>> known) {
        Map<AccountNumber, AccountHistory> histories = new HashMap<>();
        long lastId = 0;
        for (Map<String, Object> row : known) {
            if (row.get("last_id") instanceof Number id) {
                lastId = id.longValue();
            } else {
                histories.put(HistoryRows.account(row), HistoryRows.history(row));
            }
        }
        return decider.decide(
                group,
                new StoredState(
                        lastId,
                        recent.among(group, unseen),
                        histories,
                        ImportRows.keys(imported),
                        ExportedPeriods.among(exported),
                        ReminderWishRows.said(wishes)));
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
                "reason", outcome.why());
    }

    /** The rows of {@code insert-message-numbers.sql}: one for each message whose numbers are explained. */
    public List<Map<String, Object>> numbers(@Variable("decisions") List<Decision> decisions) {
        return decisions.stream()
                .filter(decision -> !decision.numbers().isEmpty())
                .map(decision ->
                        row("message_id", decision.id(), "numbers", ExplainedNumber.stored(decision.numbers())))
                .toList();
    }

    /** The rows of {@code insert-message-part.sql}: one for each of several readings of one SMS. */
    public List<Map<String, Object>> parts(@Variable("decisions") List<Decision> decisions) {
        return decisions.stream()
                .filter(decision -> decision.message().part() != null)
                .map(ReadingRows::part)
                .toList();
    }

    private static Map<String, Object> part(Decision decision) {
        MessagePart part = decision.message().part();
        return row(
                "message_id", decision.id(), "first_message_id", decision.id() - part.number() + 1, "parts", part.of());
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
                "meter", reading.meter(),
                "value", reading.value().value(),
                "period", reading.period().toString(),
                "on_time", reading.onTime() ? 1 : 0,
                "received_at", UtcTime.format(decision.message().receivedAt()));
    }

    /** The rows of {@code update-reading.sql}: one for each value that was stated again. */
    public List<Map<String, Object>> restatements(@Variable("decisions") List<Decision> decisions) {
        return decisions.stream()
                .filter(decision -> decision.outcome() instanceof Duplicate)
                .map(decision -> reading(decision, ((Duplicate) decision.outcome()).reading()))
                .toList();
    }

    /** The rows of {@code insert-held-reading.sql}. */
    public List<Map<String, Object>> heldReadings(@Variable("decisions") List<Decision> decisions) {
        return decisions.stream()
                .filter(decision -> decision.outcome() instanceof Held)
                .map(ReadingRows::heldReading)
                .toList();
    }

    private static Map<String, Object> heldReading(Decision decision) {
        Map<String, Object> row = reading(decision, ((Held) decision.outcome()).reading());
        row.put("rules", decision.outcome().why());
        return row;
    }

    /**
     * The rows of {@code insert-reply.sql}: one for each message whose reply is pending or suppressed; mails get theirs
     * later.
     */
    public List<Map<String, Object>> replies(@Variable("decisions") List<Decision> decisions) {
        String now = UtcTime.format(clock.instant());
        String due = UtcTime.format(steadyClock.instant());
        lease.beginGroup();
        return decisions.stream()
                .filter(decision -> !decision.isAnsweredLater())
                .map(decision -> reply(decision, now, due))
                .toList();
    }

    private Map<String, Object> reply(Decision decision, String now, String due) {
        CustomerMessage message = decision.message();
        boolean answered = decision.isAnswered();
        return row(
                "message_id",
                decision.id(),
                "channel",
                message.channel().label(),
                "recipient",
                message.sender(),
                "text",
                decision.replyText(),
                "link",
                message.link(),
                "state",
                answered ? "pending" : "suppressed",
                "reason",
                decision.whyNotAnswered(),
                "next_attempt_at",
                answered ? due : null,
                "changed_at",
                now,
                "node",
                answered ? lease.node() : null,
                "lease_seconds",
                lease.seconds());
    }
}
