package ua.meterline.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import ua.meterline.common.DatabaseAddress;

/**
 * The database that a gateway has made and may be writing at the same time, for commands. They make and migrate
 * nothing, and are refused what is not there, not Meterline's, or not of this version.
 */
public final class ExistingDatabase {
    private ExistingDatabase() {}

    /** As {@link #read(DatabaseAddress, Duration)}, of a file. */
    public static Connection read(String url, Duration timeout) throws SQLException {
        return read(DatabaseAddress.of(url), timeout);
    }

    /**
     * A connection that cannot write, not even by mistake.
     *
     * @param timeout how long a statement waits for a lock
     */
    public static Connection read(DatabaseAddress address, Duration timeout) throws SQLException {
        requireCurrent(address, timeout);
        return address.isServer()
                ? ServerConnections.one(address, timeout, true)
                : readOnly(timeout).createConnection(address.url());
    }

    /** As {@link #write(DatabaseAddress, Duration)}, of a file. */
    public static Connection write(String url, Duration timeout) throws SQLException {
        return write(DatabaseAddress.of(url), timeout);
    }

    /**
     * A connection that writes as durably as the gateway's. A {@link WriteTransaction} on it takes the write lock when
     * it begins, so that what it has read cannot be changed by another before it commits.
     *
     * @param timeout how long a transaction waits for the lock
     */
    public static Connection write(DatabaseAddress address, Duration timeout) throws SQLException {
        requireCurrent(address, timeout);
        return ofAnySchema(address, timeout);
    }

    /** As {@link #write(DatabaseAddress, Duration)}, for a copy that is incomplete: its schema is not looked at. */
    public static Connection ofAnySchema(DatabaseAddress address, Duration timeout) throws SQLException {
        return address.isServer()
                ? ServerConnections.one(address, timeout, false)
                : SqliteConnections.configuration(timeout).createConnection(address.url());
    }

    /** @throws SQLException in an operator's words */
    static void requireCurrent(DatabaseAddress address, Duration timeout) throws SQLException {
        if (address.isServer()) {
            requireCurrentServer(address, timeout);
        } else {
            requireCurrentFile(address.url(), timeout);
        }
    }

    private static void requireCurrentServer(DatabaseAddress address, Duration timeout) throws SQLException {
        try (ServerConnections server = new ServerConnections(address, timeout)) {
            server.connect();
            requireCurrent(server.readers());
        }
    }

    private static void requireCurrentFile(String url, Duration timeout) throws SQLException {
        if (!Files.exists(DatabaseFile.of(url))) {
            throw new SQLException(
                    "it does not exist; the gateway creates it when it starts. Name another one by --config or "
                            + "meterline.data.dir");
        }
        requireFile(url);
        SQLiteDataSource file = new SQLiteDataSource(readOnly(timeout));
        file.setUrl(url);
        requireReadable(file);
        requireCurrent(file);
    }

    private static void requireCurrent(DataSource database) throws SQLException {
        try {
            requireCurrent(SchemaState.of(database));
        } catch (FlywayException e) {
            throw new SQLException("cannot be read: " + e.getMessage().strip(), e);
        }
    }

    /**
     * SQLite opens a folder, and fails to read it.
     *
     * @throws SQLException in an operator's words
     */
    public static void requireFile(String url) throws SQLException {
        if (Files.isDirectory(DatabaseFile.of(url))) {
            throw new SQLException("is a folder, not a file; name the file in it");
        }
    }

    /**
     * A database that does not exist is made, but not where a copy of another one is being made.
     *
     * @throws SQLException in an operator's words
     */
    public static void requireNoUnfinished(String url) throws SQLException {
        Path file = DatabaseFile.of(url);
        Path unfinished = DatabaseFile.unfinished(file);
        if (!Files.exists(file) && Files.exists(unfinished)) {
            throw new SQLException("is a copy that is not complete: " + unfinished
                    + "; start migrate-to-sqlite again, or remove that file");
        }
    }

    /** SQLite's own message about an unreadable file is shorter than Flyway's. */
    private static void requireReadable(SQLiteDataSource file) throws SQLException {
        try (Connection connection = file.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeQuery("SELECT count(*) FROM sqlite_schema").close();
        }
    }

    private static void requireCurrent(SchemaState state) throws IncompatibleSchemaException {
        if (state != SchemaState.CURRENT) {
            throw new IncompatibleSchemaException(state);
        }
    }

    private static SQLiteConfig readOnly(Duration timeout) {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout((int) timeout.toMillis());
        return config;
    }
}
