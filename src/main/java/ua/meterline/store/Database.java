package ua.meterline.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import ua.meterline.common.DatabaseAddress;

/**
 * The database, migrated to the current schema: a SQLite file, with one connection for the writer, because SQLite has
 * one writer, and a few for readers; or a database of a PostgreSQL server, where several write beside each other.
 */
public final class Database implements AutoCloseable {
    private final Dialect dialect;
    private final DatabaseConnections connections;
    private final StoredExtensions extensions = new StoredExtensions();

    private Database(Dialect dialect, DatabaseConnections connections) {
        this.dialect = dialect;
        this.connections = connections;
    }

    /**
     * A database that is not used before {@link #prepare}. On PostgreSQL nothing is connected yet.
     *
     * @param timeout how long a transaction waits for a lock, or for a connection
     * @throws SQLException when it is a file that cannot be opened
     */
    public static Database of(DatabaseAddress address, Duration timeout) throws SQLException {
        if (!address.isServer()) {
            ExistingDatabase.requireFile(address.url());
            ExistingDatabase.requireNoUnfinished(address.url());
        }
        return unprepared(address, timeout);
    }

    /** As {@link #open(DatabaseAddress, Duration)}, of a file. */
    public static Database open(String url, Duration timeout) throws SQLException {
        return open(DatabaseAddress.of(url), timeout);
    }

    /**
     * Opens the database, creates or migrates its schema.
     *
     * @param timeout how long a transaction waits for a lock, or for a connection
     * @throws SQLException when it cannot be opened or migrated, or is no such database
     */
    public static Database open(DatabaseAddress address, Duration timeout) throws SQLException {
        Database database = prepared(of(address, timeout), Database::migrate);
        database.identity().keep();
        return database;
    }

    /** As {@link #openBesideGateway(DatabaseAddress, Duration)}, of a file. */
    public static Database openBesideGateway(String url, Duration timeout) throws SQLException {
        return openBesideGateway(DatabaseAddress.of(url), timeout);
    }

    /**
     * Opens a database that is there and up to date, perhaps beside a gateway that runs on it; its schema is left
     * alone.
     *
     * @param timeout how long a transaction waits for a lock, or for a connection
     * @throws SQLException when there is none, it cannot be opened, or its schema is not this program's
     */
    public static Database openBesideGateway(DatabaseAddress address, Duration timeout) throws SQLException {
        ExistingDatabase.requireCurrent(address, timeout);
        return prepared(unprepared(address, timeout), writer -> {});
    }

    @FunctionalInterface
    private interface Preparation {
        void prepare(DataSource writer) throws SQLException;
    }

    private static Database unprepared(DatabaseAddress address, Duration timeout) throws SQLException {
        Dialect dialect = Dialect.of(address);
        return new Database(
                dialect,
                dialect == Dialect.SQLITE
                        ? new FileConnections(address.url(), timeout)
                        : new ServerConnections(address, timeout));
    }

    private static Database prepared(Database database, Preparation preparation) throws SQLException {
        try {
            database.prepare(preparation);
            return database;
        } catch (SQLException e) {
            database.close();
            throw e;
        }
    }

    /**
     * Creates or migrates its schema, unless that is done. May be repeated after a failure.
     *
     * @throws SQLException when it cannot be reached or migrated, or is no such database
     */
    public void prepare() throws SQLException {
        prepare(Database::migrate);
        identity().keep();
    }

    private void prepare(Preparation preparation) throws SQLException {
        try {
            connections.connect();
            preparation.prepare(connections.writer());
            connections.prepared();
            extensions.refresh(connections.readers());
        } catch (FlywayException e) {
            throw new SQLException("cannot be migrated: " + e.getMessage().strip(), e);
        }
    }

    private static void migrate(DataSource writer) throws SQLException {
        SchemaState state = SchemaState.of(writer);
        requireNotNewer(state);
        if (state != SchemaState.CURRENT) {
            MigrationLock.run(writer, () -> migrateAlone(writer));
        }
    }

    /** Another gateway may have migrated it meanwhile; while it does, the schema looks like a foreign one. */
    private static void migrateAlone(DataSource writer) throws SQLException {
        SchemaState state = SchemaState.of(writer);
        requireNotNewer(state);
        if (state == SchemaState.FOREIGN) {
            requireNoTable(writer);
        }
        if (state != SchemaState.CURRENT) {
            SchemaState.flyway(writer).migrate();
        }
    }

    private static void requireNotNewer(SchemaState state) throws IncompatibleSchemaException {
        if (state.isUnusable()) {
            throw new IncompatibleSchemaException(state);
        }
    }

    private static void requireNoTable(DataSource writer) throws SQLException {
        try (Connection connection = writer.getConnection();
                Statement statement = connection.createStatement();
                ResultSet any = statement.executeQuery(Dialect.of(connection).anyTable())) {
            if (any.next()) {
                throw new SQLException(SchemaState.FOREIGN.description() + ": it has the table " + any.getString(1));
            }
        }
    }

    public Dialect dialect() {
        return dialect;
    }

    /** On SQLite one connection; a second caller waits for it until the timeout. */
    public DataSource writer() {
        return connections.writer();
    }

    /** For the transactions of routes: on PostgreSQL, they do not wait until other writers return a connection. */
    public DataSource routeWriter() {
        return connections.routeWriter();
    }

    /** Connections that read while others write. */
    public DataSource readers() {
        return connections.readers();
    }

    /** For short transactions of pages. */
    DataSource pageWriter() {
        return connections.pageWriter();
    }

    /** For short queries of pages. On PostgreSQL, a server that hangs does not keep a page for as long as long work. */
    DataSource pageReaders() {
        return connections.pageReaders();
    }

    /**
     * For the statements of routes outside of a transaction. On PostgreSQL they may write: a search for due replies
     * also claims them.
     */
    public DataSource statements() {
        return dialect == Dialect.SQLITE ? readers() : routeWriter();
    }

    /** A connection of its own to the server, for the caller to close. */
    public Connection newSession() throws SQLException {
        return connections.newSession();
    }

    /** Of the file as it was opened, or of the server. */
    public DatabaseIdentity identity() {
        return connections.identity();
    }

    /** The extended windows of submission, as recorded when it was prepared, and as the gateway extended them since. */
    public StoredExtensions extensions() {
        return extensions;
    }

    @Override
    public void close() throws SQLException {
        connections.close();
    }
}
