package ua.meterline.office;

import java.sql.Connection;
import java.sql.SQLException;

/** One transaction: all of it is on disk when it returns, or nothing of it. */
final class OneWrite {
    private OneWrite() {}

    @FunctionalInterface
    interface Steps<T> {
        T take() throws SQLException, RefusedException;
    }

    static <T> T of(Connection connection, Steps<T> steps) throws SQLException, RefusedException {
        connection.setAutoCommit(false);
        boolean committed = false;
        try {
            T result = steps.take();
            connection.commit();
            committed = true;
            return result;
        } finally {
            if (!committed) {
                connection.rollback();
            }
            connection.setAutoCommit(true);
        }
    }
}
