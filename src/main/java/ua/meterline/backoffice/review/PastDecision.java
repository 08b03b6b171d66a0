package ua.meterline.backoffice.review;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import ua.meterline.store.Sql;

/**
 * A decision about a message, as stored. Times are UTC texts as in the database.
 *
 * @param decision {@code accept} or {@code reject}
 * @param account null, like {@code value} and {@code period}, for a rejection
 */
public record PastDecision(
        long id, String decision, String by, String at, String why, String account, Integer value, String period) {
    /** All decisions about a message, in order; the last one holds. */
    static List<PastDecision> about(Connection connection, long messageId) throws SQLException {
        List<PastDecision> decisions = new ArrayList<>();
        try (PreparedStatement query = Sql.prepare(connection, "select-decisions", "message_id", messageId);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                decisions.add(new PastDecision(
                        row.getLong("id"),
                        row.getString("decision"),
                        row.getString("decided_by"),
                        row.getString("decided_at"),
                        row.getString("why"),
                        row.getString("account"),
                        (Integer) row.getObject("value"),
                        row.getString("period")));
            }
        }
        return decisions;
    }
}
