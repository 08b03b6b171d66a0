package ua.meterline.store;

import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;

/**
 * The SQLite file: migrated to the current schema, with one connection for the writer, because SQLite has one writer,
 * and a few for readers.
 */
public final class Database implements AutoCloseable {
    private static final int READERS = 3;

    private final SqliteConnections writer;
    private final SqliteConnections readers;

    private Database(SqliteConnections writer, SqliteConnections readers) {
        this.writer = writer;
        this.readers = readers;
    }

    /**
     * Opens the database, creates or migrates its schema.
     *
     * @param url {@code jdbc:sqlite:FILE}
     * @param timeout how long a transaction waits for a lock, or for the writer's connection
     * @throws SQLException when the file cannot be opened or migrated, or is no such database
     */
    public static Database open(String url, Duration timeout) throws SQLException {
        Database database =
                new Database(new SqliteConnections(url, 1, timeout), new SqliteConnections(url, READERS, timeout));
        try {
            // Connecting before migrating: what is wrong with the file is said by SQLite in fewer words.
            database.writer.getConnection().close();
            requireMigratable(SchemaState.of(database.writer));
            SchemaState.flyway(database.writer).migrate();
            return database;
        } catch (FlywayException e) {
            database.close();
            throw new SQLException("cannot be migrated: " + e.getMessage().strip(), e);
        } catch (SQLException e) {
            database.close();
            throw e;
        }
    }

    /**
     * Opens a database that is there and up to date, perhaps beside a gateway that runs on it; its schema is left
     * alone.
     *
     * @param url {@code jdbc:sqlite:FILE}
     * @param timeout how long a transaction waits for a lock, or for the writer's connection
     * @throws SQLException when there is none, it cannot be opened, or its schema is not this program's
     */
    public static Database openBesideGateway(String url, Duration timeout) throws SQLException {
        ExistingDatabase.requireCurrent(url, timeout);
        Database database =
                new Database(new SqliteConnections(url, 1, timeout), new SqliteConnections(url, READERS, timeout));
        try {
            database.writer.getConnection().close();
            return database;
        } catch (SQLException e) {
            database.close();
            throw e;
        }
    }

    private static void requireMigratable(SchemaState state) throws IncompatibleSchemaException {
        if (state == SchemaState.NEWER || state == SchemaState.UNRELEASED) {
            throw new IncompatibleSchemaException(state);
        }
    }

    /** One connection; whoever comes second waits, for a bounded time. */
    public DataSource writer() {
        return writer;
    }

    /** Connections that read while the writer writes. */
    public DataSource readers() {
        return readers;
    }

    @Override
    public void close() throws SQLException {
        readers.close();
        writer.close();
    }
}
