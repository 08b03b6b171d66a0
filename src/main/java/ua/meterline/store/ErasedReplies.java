package ua.meterline.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/**
 * Overwrites what pages of {@code reply} may still hold of replies that were emptied. Of SQLite: PostgreSQL writes a
 * changed row to another place, and its vacuum frees the old one.
 */
public final class ErasedReplies {
    private static final Sql MOVE = Sql.named("move-replies");

    private ErasedReplies() {}

    /**
     * Moves the replies of a range away and back, which frees and overwrites their pages: a page that was split while
     * replies changed their state may still hold copies of replies that it passed on or moved within.
     */
    public static void rewrite(Connection connection, long first, long last) throws SQLException {
        if (Dialect.of(connection) != Dialect.SQLITE) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA defer_foreign_keys = ON"); // until the end of the transaction
        }
        MOVE.update(connection, Map.of("first", first, "last", last));
        MOVE.update(connection, Map.of("first", -last, "last", -first));
    }
}
