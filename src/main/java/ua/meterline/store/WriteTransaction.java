package ua.meterline.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A write transaction on a connection: begin, commit, roll back. */
public final class WriteTransaction {
    private static final Logger LOG = LoggerFactory.getLogger(WriteTransaction.class);

    private WriteTransaction() {}

    /**
     * The steps of one transaction.
     *
     * @param <E> what rolls the transaction back, besides an {@link SQLException}
     */
    @FunctionalInterface
    public interface Steps<T, E extends Exception> {
        T run() throws SQLException, E;
    }

    /**
     * Runs the steps in one transaction, with no other write transaction beside it. It is on disk when this returns,
     * and rolled back when this throws.
     *
     * @throws SQLException when a step or the commit fails
     */
    public static <T, E extends Exception> T run(Connection connection, Steps<T, E> steps) throws SQLException, E {
        return run(connection, WriteLock.EXCLUSIVE, steps);
    }

    static <T, E extends Exception> T run(Connection connection, WriteLock lock, Steps<T, E> steps)
            throws SQLException, E {
        begin(connection, lock);
        boolean committed = false;
        try {
            T result = steps.run();
            commit(connection);
            committed = true;
            return result;
        } finally {
            if (!committed) {
                rollBack(connection);
            }
        }
    }

    static void begin(Connection connection) throws SQLException {
        begin(connection, WriteLock.EXCLUSIVE);
    }

    /** @throws SQLException when another connection keeps its lock for longer than the timeout */
    static void begin(Connection connection, WriteLock lock) throws SQLException {
        try {
            connection.setAutoCommit(false);
            lock.take(connection);
        } catch (SQLException e) {
            rollBack(connection); // sqlite-jdbc assumes that the transaction has begun
            throw e;
        }
    }

    /**
     * The transaction is on disk when this returns; on PostgreSQL, also on the synchronous standbys.
     *
     * @throws SQLException also when the transaction is committed, but not on a standby as it should be
     */
    static void commit(Connection connection) throws SQLException {
        if (Dialect.of(connection) == Dialect.POSTGRESQL) {
            ReplicationWait.expect(connection);
            connection.commit();
            ReplicationWait.requireComplete(connection);
        }
        // The commit of sqlite-jdbc. Its commit() begins the next transaction at once; that fails when another
        // connection has taken the write lock meanwhile, and looks like a failed commit.
        connection.setAutoCommit(true);
    }

    /**
     * Rolls back. A failure here is only logged, because the cause of the rollback matters more: on a full disk, SQLite
     * has rolled back already, and ROLLBACK fails.
     */
    static void rollBack(Connection connection) {
        try (Statement statement = connection.createStatement()) {
            if (!connection.getAutoCommit()) {
                statement.execute("ROLLBACK");
            }
        } catch (SQLException e) {
            LOG.debug("Rolling back", e);
        }
        end(connection);
    }

    private static void end(Connection connection) {
        try {
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            LOG.debug("Ending the transaction", e);
        }
    }
}
