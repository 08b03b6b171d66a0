package ua.meterline.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.sqlite.SQLiteConnection;

/**
 * The write-ahead log beside a database file, which holds pages of before an erasure. On PostgreSQL the server and the
 * archive of its log decide how long those are kept.
 */
public final class WriteAheadLog {
    private static final Duration TIMEOUT = Duration.ofMillis(200);
    private static final int ATTEMPTS = 50;

    private WriteAheadLog() {}

    /**
     * Copies all of it into the database file and truncates it.
     *
     * @throws SQLException when another program keeps reading the database
     */
    public static void empty(Database database) throws SQLException {
        if (database.dialect() != Dialect.SQLITE) {
            return;
        }
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (isEmptied(database)) {
                return;
            }
            LockSupport.parkNanos(TIMEOUT.toNanos());
        }
        throw new SQLException("The write-ahead log still holds purged data, because another program keeps reading the "
                + "database; end it and purge again");
    }

    /** Waits for readers only briefly: nothing can be written meanwhile. */
    private static boolean isEmptied(Database database) throws SQLException {
        try (Connection connection = database.writer().getConnection();
                Statement statement = connection.createStatement()) {
            SQLiteConnection sqlite = connection.unwrap(SQLiteConnection.class);
            int timeout = sqlite.getBusyTimeout();
            sqlite.setBusyTimeout((int) TIMEOUT.toMillis());
            try (ResultSet result = statement.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
                return result.getInt("busy") == 0;
            } finally {
                sqlite.setBusyTimeout(timeout);
            }
        }
    }
}
