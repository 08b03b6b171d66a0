package ua.meterline.backoffice.review;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ua.meterline.store.Sql;
import ua.meterline.store.UtcTime;

/**
 * Where a message was imported from.
 *
 * @param keys that deduplicate it; they tell the file
 * @param channel {@code email} or {@code file}
 * @param recipient of the message; the name of a list
 * @param text of the message; the name of a quarantined file
 * @param account that the message states, or null
 */
public record ImportTrace(
        List<String> keys, Instant importedAt, String channel, String recipient, String text, String account) {
    /** Empty for a message that was not imported. */
    public static Optional<ImportTrace> of(Connection connection, long messageId) throws SQLException {
        List<String> keys = new ArrayList<>();
        ImportTrace trace = null;
        try (PreparedStatement query = Sql.prepare(connection, "select-import-keys", "message_id", messageId);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                keys.add(row.getString("key"));
                trace = new ImportTrace(
                        keys,
                        UtcTime.parse(row.getString("imported_at")),
                        row.getString("channel"),
                        row.getString("recipient"),
                        row.getString("text"),
                        row.getString("account"));
            }
        }
        return Optional.ofNullable(trace);
    }
}
