package ua.meterline.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What a write transaction takes when it begins. SQLite has one writer: there, every transaction is exclusive. On
 * PostgreSQL it is a lock of the transaction, see decision 38.
 */
enum WriteLock {
    /** No other transaction writes beside this one. */
    EXCLUSIVE,
    /** A step of the transaction takes its locks, before it reads anything. */
    BY_A_STEP;

    /**
     * The lock of all writers, as in {@code sql/postgresql/lock-accounts.sql}; and a record for the write-ahead log: a
     * transaction that wrote none would not wait for the synchronous standbys when it commits. What it has read, such
     * as the first delivery of a message, may be on none of them yet, and is acknowledged after that commit.
     */
    private static final String WRITERS =
            "SELECT pg_advisory_xact_lock(7104, 0), pg_logical_emit_message(true, 'meterline', '')";

    /** @throws SQLException when another transaction keeps its lock for longer than the timeout */
    void take(Connection connection) throws SQLException {
        if (this == EXCLUSIVE && Dialect.of(connection) == Dialect.POSTGRESQL) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(WRITERS);
            }
        }
    }
}
