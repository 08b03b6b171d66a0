package ua.meterline.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.LockSupport;

/**
 * Long work on the database in many short transactions. After each, this pauses for as long as the transaction took, at
 * most 100 ms: other connections poll for SQLite's lock, and after a long wait only every 100 ms. Thread-safe.
 */
public final class ShortTransactions {
    private static final long LONGEST_PAUSE_NANOS = 100_000_000;

    /** The work of one transaction; a few thousand rows at most. */
    @FunctionalInterface
    public interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    /** What has to hold whenever one of the transactions begins. */
    @FunctionalInterface
    public interface Guard {
        /** @throws SQLException when it does not hold; then the transaction is rolled back */
        void require(Connection connection) throws SQLException;
    }

    private final Database database;
    private final Guard guard;

    public ShortTransactions(Database database) {
        this(database, connection -> {});
    }

    private ShortTransactions(Database database, Guard guard) {
        this.database = database;
        this.guard = guard;
    }

    /** The same, with a guard of what they write. */
    public ShortTransactions guardedBy(Guard required) {
        return new ShortTransactions(database, required);
    }

    /** @throws SQLException when the work or its commit fails; then it is rolled back */
    public <T> T write(Work<T> work) throws SQLException {
        long since = System.nanoTime();
        T result;
        try (Connection connection = database.writer().getConnection()) {
            result = WriteTransaction.run(connection, () -> {
                guard.require(connection);
                return work.in(connection);
            });
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
