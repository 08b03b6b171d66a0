package ua.meterline.backoffice;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ua.meterline.backoffice.HeldMessage.Statement;
import ua.meterline.store.Sql;

/**
 * A held message with the readings of its account that a decision needs.
 *
 * @param previous the effective reading of the latest earlier period, or null
 * @param counting the effective reading of the period of the message, or null
 */
public record ReviewCase(HeldMessage message, EffectiveReading previous, EffectiveReading counting) {
    public static ReviewCase of(Connection connection, HeldMessage message) throws SQLException {
        Statement stated = message.statement();
        EffectiveReadings readings = EffectiveReadings.of(connection, stated.account(), stated.meter());
        return new ReviewCase(
                message,
                readings.before(stated.period()).orElse(null),
                readings.in(stated.period()).orElse(null));
    }

    /**
     * In this order: message id, number of messages with this reading, time, channel, account, value, period, previous
     * value, counting value, decision, rules; null for what there is not.
     */
    public List<Object> summary() {
        Statement stated = message.statement();
        return Arrays.asList(
                message.id(),
                message.messages().size(),
                message.receivedAt(),
                message.channel(),
                stated.account(),
                stated.value(),
                stated.period(),
                previous == null ? null : previous.value(),
                counting == null ? null : counting.value(),
                message.decided() == null ? null : message.decided().decision(),
                message.rules());
    }

    /** All facts by name, in reading order; null when missing. */
    public Map<String, Object> facts() {
        Statement stated = message.statement();
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("message", message.id());
        facts.put("messages", message.messages());
        facts.put("received", message.receivedAt());
        facts.put("channel", message.channel());
        facts.put("sender", message.sender());
        facts.put("recipient", message.recipient());
        facts.put("text", message.text());
        facts.put("numbers", message.numbers());
        facts.put("account", stated.account());
        facts.put("value", stated.value());
        facts.put("period", stated.period());
        facts.put("on-time", stated.onTime());
        facts.put("reason", message.reason());
        facts.put("rules", message.rules());
        facts.put("previous", previous == null ? null : previous.value());
        facts.put("previous-period", previous == null ? null : previous.period());
        facts.put("counts", counting == null ? null : counting.value());
        facts.put("counts-message", counting == null ? null : counting.latestMessageId());
        addDecision(facts);
        return facts;
    }

    private void addDecision(Map<String, Object> facts) {
        HeldMessage.Decided decided = message.decided();
        facts.put("decision", decided == null ? null : decided.decision());
        facts.put(
                "accepted",
                decided == null || !decided.isAccepted()
                        ? null
                        : decided.reading().value());
        facts.put("decided-by", decided == null ? null : decided.by());
        facts.put("decided-at", decided == null ? null : decided.at());
        facts.put("why", decided == null ? null : decided.why());
        facts.put("forced", decided == null ? null : decided.forced());
    }

    /** The facts, the decisions that no longer hold, and the reply to the customer. */
    public Map<String, Object> factsWithReply(Connection connection) throws SQLException {
        Map<String, Object> facts = facts();
        facts.put("superseded", superseded(connection));
        try (PreparedStatement statement = Sql.prepare(connection, "select-answer", "message_id", message.id());
                ResultSet row = statement.executeQuery()) {
            boolean answered = row.next();
            facts.put("reply", answered ? row.getString("state") : null);
            facts.put("reply-text", answered ? row.getString("text") : null);
        }
        return facts;
    }

    /** The decisions that a later one superseded, in order; null for none. */
    private List<String> superseded(Connection connection) throws SQLException {
        List<String> decisions = new ArrayList<>();
        try (PreparedStatement statement = Sql.prepare(connection, "select-decisions", "message_id", message.id());
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                String value = row.getString("value") == null ? "" : " " + row.getString("value");
                String forced = row.getString("forced") == null ? "" : " (forced: " + row.getString("forced") + ")";
                decisions.add(row.getString("decision") + value + forced + " by " + row.getString("decided_by") + " at "
                        + row.getString("decided_at") + ": " + row.getString("why"));
            }
        }
        return decisions.size() < 2 ? null : decisions.subList(0, decisions.size() - 1);
    }
}
