package ua.meterline.failure;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Looks into a gateway's database from outside, while it runs or afterwards. */
final class StoredRows {
    private final String url;

    StoredRows(Path folder) {
        this.url = "jdbc:sqlite:" + folder.resolve("meterline.db");
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url);
    }

    /** As a gateway leaves them that could not send for a while: each to a number of its own. */
    void insertPendingReplies(int count) throws SQLException {
        insertPendingReplies(count, "NULL");
    }

    /** @param link as it stands in SQL */
    void insertPendingReplies(int count, String link) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            String ids =
                    "WITH RECURSIVE ids(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM ids WHERE id < " + count + ") ";
            statement.executeUpdate(
                    ids + "INSERT INTO message"
                            + " (id, channel, sender, recipient, received_at, text, fingerprint, outcome)"
                            + " SELECT id, 'sms', 380500000000 + id, '7104', '2026-11-01T00:00:00.000Z', '', x'', 'rejected' FROM ids");
            statement.executeUpdate(ids + "INSERT INTO reply"
                    + " (message_id, channel, recipient, text, link, state, next_attempt_at, changed_at)"
                    + " SELECT id, 'sms', 380500000000 + id, 'text', " + link
                    + ", 'pending', '2026-11-01T00:00:00.000Z',"
                    + " '2026-11-01T00:00:00.000Z' FROM ids");
        }
    }

    long count(String table) {
        return Long.parseLong(values("SELECT count(*) FROM " + table).get(0));
    }

    /** The first column of all rows, as text. */
    List<String> values(String query) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        } catch (SQLException e) {
            throw new AssertionError(query, e);
        }
    }
}
