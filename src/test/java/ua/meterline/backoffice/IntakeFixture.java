package ua.meterline.backoffice;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ua.meterline.reading.Channel;
import ua.meterline.reading.CustomerMessage;
import ua.meterline.reading.Decider;
import ua.meterline.reading.Decision;
import ua.meterline.reading.Fingerprint;
import ua.meterline.reading.JudgedMessage;
import ua.meterline.reading.MeterReading;
import ua.meterline.reading.ReadingOutcome.Accepted;
import ua.meterline.reading.ReplyTexts;
import ua.meterline.reading.rules.RuleSettings;
import ua.meterline.reading.rules.Rules;
import ua.meterline.store.ReadingRows;
import ua.meterline.store.RecentMessages;
import ua.meterline.store.Sql;
import ua.meterline.store.WriteTransaction;

/** Stores messages one by one, with the statements and the decisions of the route write-readings. */
final class IntakeFixture {
    private static final Clock CLOCK = Clock.systemUTC();

    private final Connection connection;
    private final ReadingRows rows = new ReadingRows(
            new Decider(Rules.book(RuleSettings.DEFAULT), new ReplyTexts("yes", "no")),
            new RecentMessages(1, System::nanoTime, CLOCK),
            CLOCK,
            CLOCK);
    private long sent;

    IntakeFixture(Connection connection) {
        this.connection = connection;
    }

    Decision send(MeterReading reading) throws SQLException {
        CustomerMessage message = new CustomerMessage(
                Channel.SMS, "+380671112233", "7104", Instant.now(), "text", null, new Fingerprint(0, ++sent));
        List<JudgedMessage> group = List.of(new JudgedMessage(message, new Accepted(reading)));
        return WriteTransaction.run(connection, () -> store(group));
    }

    private Decision store(List<JudgedMessage> group) throws SQLException {
        List<Map<String, Object>> known =
                select("select-known", rows.wanted(group).get(0));
        List<Decision> decisions = rows.decide(group, List.of(), List.of(), List.of(), List.of(), known);
        insert("insert-message", rows.messages(decisions));
        insert("insert-reading", rows.readings(decisions));
        insert("update-reading", rows.restatements(decisions));
        insert("insert-held-reading", rows.heldReadings(decisions));
        return decisions.get(0);
    }

    private void insert(String name, List<Map<String, Object>> all) throws SQLException {
        for (Map<String, Object> row : all) {
            Sql.named(name).update(connection, row);
        }
    }

    private List<Map<String, Object>> select(String name, Map<String, Object> parameters) throws SQLException {
        List<Map<String, Object>> found = new ArrayList<>();
        try (PreparedStatement query = Sql.named(name).prepare(connection, parameters);
                ResultSet result = query.executeQuery()) {
            ResultSetMetaData columns = result.getMetaData();
            while (result.next()) {
                Map<String, Object> row = new HashMap<>();
                for (int i = 1; i <= columns.getColumnCount(); i++) {
                    row.put(columns.getColumnLabel(i), result.getObject(i));
                }
                found.add(row);
            }
        }
        return found;
    }
}
