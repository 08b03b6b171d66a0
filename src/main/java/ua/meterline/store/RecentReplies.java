package ua.meterline.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import javax.sql.DataSource;
import ua.meterline.reading.ReplyGuard;

/** The replies of before the start, which count against the limits like those of afterwards. */
public final class RecentReplies {
    private RecentReplies() {}

    /** Tells the guard of each. */
    public static void recall(DataSource database, ReplyGuard guard) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        Sql.prepare(connection, "select-recent-replies", "since", UtcTime.format(guard.beginning()));
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                guard.recall(rows.getString("recipient"), Instant.parse(rows.getString("received_at")));
            }
        }
    }
}
