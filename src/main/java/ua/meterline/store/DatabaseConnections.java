package ua.meterline.store;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The pools of connections to one database. */
interface DatabaseConnections extends AutoCloseable {
    DataSource writer();

    /** For the transactions of routes. */
    DataSource routeWriter();

    DataSource readers();

    /** For short transactions of pages. */
    DataSource pageWriter();

    /** For short queries of pages. */
    DataSource pageReaders();

    /**
     * A connection of its own beside the pools, for the caller to close.
     *
     * @throws SQLException also for a file, whose connections hold no locks
     */
    Connection newSession() throws SQLException;

    /**
     * To be called before the schema is looked at: the database describes a failure in fewer words than Flyway.
     *
     * @throws SQLException when a server cannot be reached, or is not usable
     */
    void connect() throws SQLException;

    /** To be called once, when the schema is up to date. */
    void prepared() throws SQLException;

    /** Once {@link #prepared}. */
    DatabaseIdentity identity();

    @Override
    void close() throws SQLException;
}
