package ua.meterline.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.LockSupport;

/**
 * Long work on the database in many short transactions. After each, the database is left to others for as long as the
 * transaction took, a tenth of a second at most: who waits for SQLite's lock only looks now and then whether it is free, every
 * tenth of a second when he has waited long. Thread-safe.
 */
public final class ShortTransactions {
    private static final long LONGEST_PAUSE_NANOS = 100_000_000;

    /** What one transaction does; some thousand rows at most. */
    @FunctionalInterface
    public interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    private final Database database;

    public ShortTransactions(Database database) {
        this.database = database;
    }

    /** @throws SQLException when the work fails or its commit does; then nothing of it is stored */
    public <T> T write(Work<T> work) throws SQLException {
        long since = System.nanoTime();
        T result;
        try (Connection connection = database.writer().getConnection()) {
            result = OneWrite.of(connection, () -> work.in(connection));
        }
        LockSupport.parkNanos(Math.min(System.nanoTime() - since, LONGEST_PAUSE_NANOS));
        return result;
    }

    public <T> T read(Work<T> work) throws SQLException {
        try (Connection connection = database.readers().getConnection()) {
            return work.in(connection);
        }
    }
}
