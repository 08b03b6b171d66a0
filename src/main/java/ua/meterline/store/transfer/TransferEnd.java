package ua.meterline.store.transfer;

import java.sql.Connection;
import java.sql.SQLException;
import ua.meterline.common.Progress;

/** One of the two databases of a copy: its source or its target. For one thread. */
interface TransferEnd extends AutoCloseable {
    Connection connection();

    /** For messages to operators. */
    String name();

    /** Of a source: equal as long as nothing was changed in it. */
    String stamp() throws SQLException;

    RowReader read(SharedTable table, String after) throws SQLException;

    RowWriter writer(SharedTable table) throws SQLException;

    /**
     * Of a target, in a transaction, before the first row: sets aside what acts on each row (triggers, foreign keys,
     * indexes beside the primary key), and keeps gateways off.
     */
    void open() throws SQLException;

    /** Of a target: makes indexes and foreign keys again. It can be repeated after a failure. */
    void settle(Progress progress) throws SQLException;

    /** Of a target, in the transaction that ends the copy: the database is what a gateway expects. */
    void complete() throws SQLException;

    @Override
    void close() throws SQLException;
}
