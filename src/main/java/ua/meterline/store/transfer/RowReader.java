package ua.meterline.store.transfer;

import java.sql.SQLException;

/** The rows of a {@link SharedTable} in the order of its key. For one thread. */
interface RowReader extends AutoCloseable {
    /** The next row, or null at the end. */
    Object[] next() throws SQLException;

    @Override
    void close() throws SQLException;
}
