package ua.meterline.backoffice.review;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import ua.meterline.store.Rows;
import ua.meterline.store.Sql;

/** That a case was put off until later. Times are UTC texts as in the database. */
public record Deferral(String until, String by, String at, String why) {
    private static final Sql INSERT = Sql.named("insert-deferral");

    /** All deferrals of a message, in order; the last one counts. */
    static List<Deferral> of(Connection connection, long messageId) throws SQLException {
        List<Deferral> deferrals = new ArrayList<>();
        try (PreparedStatement query = Sql.prepare(connection, "select-deferrals", "message_id", messageId);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                deferrals.add(new Deferral(
                        row.getString("deferred_until"),
                        row.getString("deferred_by"),
                        row.getString("deferred_at"),
                        row.getString("why")));
            }
        }
        return deferrals;
    }

    void store(Connection connection, long messageId) throws SQLException {
        INSERT.update(
                connection,
                Rows.row(
                        "message_id", messageId,
                        "deferred_until", until,
                        "deferred_by", by,
                        "deferred_at", at,
                        "why", why));
    }
}
