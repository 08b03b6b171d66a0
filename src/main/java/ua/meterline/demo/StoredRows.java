package ua.meterline.demo;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.sqlite.SQLiteConfig;

/**
 * The rows about SMS in the database of a demo, read without the gateway.
 *
 * @param readings how many rows there are in the table {@code reading}, beside those that a clerk has accepted
 * @param wishes how many SMS asked for no reminders, or for reminders again: they are accepted without a reading
 * @param notified the recipients of SMS that answer no message, without the plus: one for each
 */
record StoredRows(List<Row> messages, int readings, int wishes, List<String> notified) {
    /**
     * A message and its reply; {@code reply} and {@code state} are null where there is none. The sender has no plus.
     */
    record Row(String sender, String text, String outcome, String reply, String state) {}

    static StoredRows read(Path database) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(5_000);
        try (Connection connection = config.createConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement()) {
            return new StoredRows(messages(statement), readings(statement), wishes(statement), notified(statement));
        }
    }

    private static List<Row> messages(Statement statement) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (ResultSet row = statement.executeQuery(
                "SELECT ltrim(m.sender, '+'), m.text, m.outcome, r.text, r.state FROM message AS m LEFT JOIN reply "
                        + "AS r ON r.message_id = m.id WHERE m.channel = 'sms' ORDER BY m.id")) {
            while (row.next()) {
                rows.add(new Row(
                        row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5)));
            }
        }
        return rows;
    }

    private static int readings(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(
                "SELECT count(*) FROM reading JOIN message ON message.id = message_id AND channel = 'sms' "
                        + "AND outcome = 'accepted'")) {
            return row.getInt(1);
        }
    }

    private static int wishes(Statement statement) throws SQLException {
        try (ResultSet row =
                statement.executeQuery("SELECT count(*) FROM message WHERE channel = 'sms' AND outcome = 'accepted' "
                        + "AND reason IN ('reminders-off', 'reminders-on')")) {
            return row.getInt(1);
        }
    }

    private static List<String> notified(Statement statement) throws SQLException {
        List<String> recipients = new ArrayList<>();
        try (ResultSet row = statement.executeQuery("SELECT ltrim(recipient, '+') FROM notice")) {
            while (row.next()) {
                recipients.add(row.getString(1));
            }
        }
        return recipients;
    }

    /** How many SMS that answer no message there are to a number. */
    int notices(String phone) {
        return Collections.frequency(notified, phone);
    }

    long withOutcome(String outcome) {
        return messages.stream().filter(row -> outcome.equals(row.outcome)).count();
    }

    long repliesSent() {
        return messages.stream().filter(row -> "sent".equals(row.state)).count();
    }
}
