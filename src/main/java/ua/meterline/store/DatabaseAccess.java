package ua.meterline.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;

/**
 * Short reads and transactions inside of a running gateway, for services that no route calls: the pages of the office.
 * A query must end within a fraction of a second: as long as it lasts, the write-ahead log cannot be reused. Writes
 * share the writer's connection with the group commit, so they wait for each other in memory and not for SQLite's lock.
 * Thread-safe.
 */
public final class DatabaseAccess {
    private static final Sql LAST_MESSAGE = Sql.named("select-last-message");

    private final Database database;

    public DatabaseAccess(Database database) {
        this.database = database;
    }

    /**
     * What to do with a connection.
     *
     * @param <E> what it throws besides an {@link SQLException}
     */
    @FunctionalInterface
    public interface Work<T, E extends Exception> {
        T on(Connection connection) throws SQLException, E;
    }

    /** As {@link Database#extensions}. */
    public StoredExtensions extensions() {
        return database.extensions();
    }

    /** Whether several gateways may use it: what they limit together is in its tables. */
    public boolean isShared() {
        return database.dialect() == Dialect.POSTGRESQL;
    }

    /** @throws StoreUnavailableException when the database cannot be read */
    public <T, E extends Exception> T read(Work<T, E> work) throws E, StoreUnavailableException {
        return with(database.pageReaders(), work);
    }

    /**
     * The last message up to which all are committed: none of them will be seen later. On SQLite ids are committed in
     * order. On PostgreSQL, groups of several gateways commit beside each other; this waits for those in flight, so it
     * should be called where there are new messages.
     *
     * @throws StoreUnavailableException when the database cannot be read, or is not free in time
     */
    public long lastCompleteMessage() throws StoreUnavailableException {
        Work<Long, RuntimeException> last = connection -> LAST_MESSAGE.number(connection, Map.of());
        return database.dialect() == Dialect.SQLITE ? read(last) : transaction(last);
    }

    /**
     * Lends the writer's connection to a service that makes its own transactions, such as reviews.
     *
     * @throws StoreUnavailableException when the database cannot be written, or the writer is not free in time
     */
    public <T, E extends Exception> T write(Work<T, E> work) throws E, StoreUnavailableException {
        return with(database.pageWriter(), work);
    }

    /**
     * Runs the work in one transaction: it is on disk when this returns, and rolled back when this throws.
     *
     * @throws StoreUnavailableException when the database cannot be written, or the writer is not free in time
     */
    public <T, E extends Exception> T transaction(Work<T, E> work) throws E, StoreUnavailableException {
        return write(connection -> WriteTransaction.run(connection, () -> work.on(connection)));
    }

    /**
     * Runs the work in a transaction that waits for no group commit and keeps none waiting: it locks the rows that it
     * changes, of tables that no route writes. Only on a database that {@link #isShared}.
     *
     * @throws StoreUnavailableException when the database cannot be written
     */
    public <T, E extends Exception> T besideWriters(Work<T, E> work) throws E, StoreUnavailableException {
        return write(connection -> WriteTransaction.run(connection, WriteLock.BY_A_STEP, () -> work.on(connection)));
    }

    private static <T, E extends Exception> T with(DataSource connections, Work<T, E> work)
            throws E, StoreUnavailableException {
        try (Connection connection = connections.getConnection()) {
            return work.on(connection);
        } catch (SQLException e) {
            throw new StoreUnavailableException("database: " + DatabaseProblem.of(e), e);
        }
    }
}
