package ua.meterline.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How a transaction begins and ends on a connection of sqlite-jdbc. */
final class WriteTransaction {
    private static final Logger LOG = LoggerFactory.getLogger(WriteTransaction.class);

    private WriteTransaction() {}

    /** @throws SQLException when somebody else is writing, and goes on doing so for too long */
    static void begin(Connection connection) throws SQLException {
        try {
            connection.setAutoCommit(false);
        } catch (SQLException e) {
            leave(connection); // the driver thinks that it has begun
            throw e;
        }
    }

    /**
     * All of it is on disk when this returns. The driver's own commit() would begin the next transaction at once, and fail when
     * somebody else has begun to write meanwhile: as if nothing had been committed.
     */
    static void commit(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
    }

    /**
     * Leaves nothing of it. What made it fail is what counts, and not that giving up failed, too: SQLite has rolled back by itself
     * when the disk is full, and then complains that there is nothing to roll back.
     */
    static void giveUp(Connection connection) {
        try (Statement statement = connection.createStatement()) {
            statement.execute("ROLLBACK");
        } catch (SQLException e) {
            LOG.debug("Rolling back", e);
        }
        leave(connection);
    }

    private static void leave(Connection connection) {
        try {
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            LOG.debug("Leaving the transaction", e);
        }
    }
}
