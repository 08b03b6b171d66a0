package ua.meterline.store.transfer;

import java.sql.SQLException;

/** Inserts rows of a {@link SharedTable}, within a transaction. For one thread. */
interface RowWriter extends AutoCloseable {
    void write(Object[] row) throws SQLException;

    /** All rows are in the table when this returns. */
    void finish() throws SQLException;

    /** What was not finished is left out. */
    @Override
    void close() throws SQLException;
}
