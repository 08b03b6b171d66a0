package ua.meterline.backoffice.messages;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import ua.meterline.store.Sql;
import ua.meterline.store.UtcTime;

/**
 * A reply that was given up.
 *
 * @param message that was replied to
 * @param reason such as {@code no-response}, or the name of a command_status
 * @param isEmptied whether the recipient was purged or erased, so that it cannot be sent again
 */
public record FailedReply(
        long message, String channel, Instant failedAt, int attempts, String reason, boolean isEmptied) {
    /** Of messages that were received since then, the oldest message first. */
    public static List<FailedReply> since(Connection connection, Instant since) throws SQLException {
        List<FailedReply> failed = new ArrayList<>();
        try (PreparedStatement query =
                        Sql.prepare(connection, "select-failed-replies", "since", UtcTime.format(since));
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                failed.add(new FailedReply(
                        row.getLong("message_id"),
                        row.getString("channel"),
                        UtcTime.parse(row.getString("changed_at")),
                        row.getInt("attempts"),
                        row.getString("reason"),
                        row.getBoolean("emptied")));
            }
        }
        return failed;
    }
}
