package ua.meterline.store;

import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.sqlite.SQLiteConfig;

/**
 * Single connections for commands, to a database that a gateway has made and may be writing at the same time. They make
 * and migrate nothing.
 */
public final class ExistingDatabase {
    private ExistingDatabase() {}

    /**
     * A connection that cannot write, not even by mistake: the file is opened read-only.
     *
     * @param patience how long a statement waits for a lock
     * @throws SQLException when there is no such database, or it is of an older version
     */
    public static Connection read(String url, Duration patience) throws SQLException {
        return open(url, readOnly(patience));
    }

    /**
     * A connection that writes as durably as the gateway's. A transaction on it takes the write lock when it begins, so
     * that what it has read cannot be changed by another before it commits.
     *
     * @param patience how long a transaction waits for the lock
     * @throws SQLException when there is no such database, or it is of an older version
     */
    public static Connection write(String url, Duration patience) throws SQLException {
        return open(url, SqliteConnections.configuration(patience));
    }

    static SQLiteConfig readOnly(Duration patience) {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout((int) patience.toMillis());
        return config;
    }

    static Connection open(String url, SQLiteConfig config) throws SQLException {
        if (!Files.exists(DatabaseFile.of(url))) {
            throw new SQLException("there is no such file: no gateway has run here yet");
        }
        Connection connection = config.createConnection(url);
        try {
            requireOurs(connection);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private static void requireOurs(Connection connection) throws SQLException {
        if (!has(connection, "flyway_schema_history")) {
            throw new SQLException("is a database, but not Meterline's");
        } else if (!has(connection, "effective_reading")) {
            throw new SQLException("was made by an older version; start the gateway once, it brings it up to date");
        }
    }

    private static boolean has(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT 1 FROM sqlite_schema WHERE name = '" + name + "'")) {
            return found.next();
        }
    }
}
