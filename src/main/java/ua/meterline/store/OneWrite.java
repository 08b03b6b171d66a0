package ua.meterline.store;

import java.sql.Connection;
import java.sql.SQLException;

/** One transaction: all of it is on disk when it returns, or nothing of it. */
public final class OneWrite {
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
        WriteTransaction.begin(connection);
        boolean committed = false;
        try {
            T result = steps.take();
            WriteTransaction.commit(connection);
            committed = true;
            return result;
        } finally {
            if (!committed) {
                WriteTransaction.giveUp(connection);
            }
        }
    }
}
