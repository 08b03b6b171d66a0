package ua.meterline.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.flywaydb.core.api.FlywayException;
import ua.meterline.common.DatabaseAddress;

/**
 * A database on a PostgreSQL server, as it is before a gateway starts on it.
 *
 * @param version of the server
 * @param isEmpty whether it has no tables
 */
public record ServerProbe(String version, SchemaState schema, boolean isEmpty) {
    /**
     * Looks, and changes nothing.
     *
     * @throws SQLException when it cannot be reached, is not usable, or takes no writes
     */
    public static ServerProbe of(DatabaseAddress address, Duration timeout) throws SQLException {
        try (ServerConnections server = new ServerConnections(address, timeout);
                Connection connection = server.writer().getConnection();
                Statement statement = connection.createStatement()) {
            requireWritable(statement);
            try (ResultSet table = statement.executeQuery(Dialect.POSTGRESQL.anyTable())) {
                return new ServerProbe(
                        connection.getMetaData().getDatabaseProductVersion(),
                        SchemaState.of(server.readers()),
                        !table.next());
            }
        } catch (FlywayException e) {
            throw new SQLException("cannot be read: " + e.getMessage().strip(), e);
        }
    }

    private static void requireWritable(Statement statement) throws SQLException {
        try (ResultSet setting = statement.executeQuery("SHOW transaction_read_only")) {
            setting.next();
            if (setting.getString(1).equals("on")) {
                throw new SQLException("is read-only: default_transaction_read_only is on, or it is a standby");
            }
        }
    }
}
