package ua.meterline.store;

import java.sql.Connection;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One transaction: all of it is on disk when it returns, or nothing of it. */
public final class OneWrite {
    private static final Logger LOG = LoggerFactory.getLogger(OneWrite.class);

    private OneWrite() {}

    /**
     * What is done in it.
     *
     * @param <E> what else makes it come to nothing
     */
    @FunctionalInterface
    public interface Steps<T, E extends Exception> {
        T take() throws SQLException, E;
    }

    /** @throws SQLException when a step fails or the commit does */
    public static <T, E extends Exception> T of(Connection connection, Steps<T, E> steps) throws SQLException, E {
        connection.setAutoCommit(false);
        T result;
        boolean committed = false;
        try {
            result = steps.take();
            connection.commit();
            committed = true;
        } finally {
            if (!committed) {
                giveUp(connection);
            }
        }
        connection.setAutoCommit(true);
        return result;
    }

    /** The first failure is the one that counts; see {@link OneTransaction}. */
    private static void giveUp(Connection connection) {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            LOG.debug("Rolling back", e);
        }
    }
}
