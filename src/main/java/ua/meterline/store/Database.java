package ua.meterline.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
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
    /** Open as long as the database, so that the write-ahead log is one file all the time. */
    private final Connection kept;

    private final DatabaseIdentity identity;

    private Database(SqliteConnections writer, SqliteConnections readers, Connection kept, DatabaseIdentity identity) {
        this.writer = writer;
        this.readers = readers;
        this.kept = kept;
        this.identity = identity;
    }

    /**
     * Opens the database, creates or migrates its schema.
     *
     * @param url {@code jdbc:sqlite:FILE}
     * @param timeout how long a transaction waits for a lock, or for the writer's connection
     * @throws SQLException when the file cannot be opened or migrated, or is no such database
     */
    public static Database open(String url, Duration timeout) throws SQLException {
        ExistingDatabase.requireFile(url);
        return connect(url, timeout, writer -> {
            SchemaState state = SchemaState.of(writer);
            requireMigratable(state, writer);
            if (state != SchemaState.CURRENT) {
                SchemaState.flyway(writer).migrate();
            }
        });
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
        return connect(url, timeout, writer -> {});
    }

    @FunctionalInterface
    private interface Preparation {
        void prepare(DataSource writer) throws SQLException;
    }

    private static Database connect(String url, Duration timeout, Preparation preparation) throws SQLException {
        SqliteConnections writer = new SqliteConnections(url, 1, timeout);
        SqliteConnections readers = new SqliteConnections(url, READERS + 1, timeout);
        try {
            // Connecting before migrating: SQLite describes a defect of the file in fewer words.
            Connection kept = readers.getConnection();
            preparation.prepare(writer);
            return new Database(writer, readers, kept, DatabaseIdentity.of(DatabaseFile.of(url)));
        } catch (FlywayException e) {
            readers.close();
            writer.close();
            throw new SQLException("cannot be migrated: " + e.getMessage().strip(), e);
        } catch (SQLException e) {
            readers.close();
            writer.close();
            throw e;
        }
    }

    private static void requireMigratable(SchemaState state, DataSource writer) throws SQLException {
        if (state == SchemaState.FOREIGN && hasTables(writer)) {
            throw new SQLException(state.description());
        }
        if (state == SchemaState.NEWER || state == SchemaState.UNRELEASED) {
            throw new IncompatibleSchemaException(state);
        }
    }

    private static boolean hasTables(DataSource writer) throws SQLException {
        try (Connection connection = writer.getConnection();
                Statement statement = connection.createStatement();
                ResultSet any = statement.executeQuery("SELECT 1 FROM sqlite_schema LIMIT 1")) {
            return any.next();
        }
    }

    /** One connection; a second caller waits for it until the timeout. */
    public DataSource writer() {
        return writer;
    }

    /** Connections that read while the writer writes. */
    public DataSource readers() {
        return readers;
    }

    /** Of the file, as it was opened. */
    public DatabaseIdentity identity() {
        return identity;
    }

    @Override
    public void close() throws SQLException {
        kept.close();
        readers.close();
        writer.close();
    }
}
