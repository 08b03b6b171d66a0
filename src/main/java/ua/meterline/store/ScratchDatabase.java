package ua.meterline.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.dbcp2.BasicDataSource;
import org.apache.commons.dbcp2.ConnectionFactory;
import ua.meterline.common.DatabaseAddress;

/**
 * The database with nothing in it to write to: it is opened read-only, and the tables that the routes write to are
 * hidden behind empty temporary ones of the same name and form. A name is looked for among the temporary tables first,
 * so that the gateway's own statements work here as they are. What is written goes to a temporary file of the
 * database's own, which goes with the connection; memory stays flat. One connection: a caller must return it before the
 * next one gets it.
 */
public final class ScratchDatabase extends BasicDataSource {
    static final List<String> HIDDEN = List.of("message", "message_numbers", "reading", "held_reading", "reply");

    private final DatabaseAddress address;
    private final Duration timeout;

    /** @param timeout how long a statement waits for a lock */
    public ScratchDatabase(DatabaseAddress address, Duration timeout) {
        this.address = address;
        this.timeout = timeout;
        setMaxTotal(1);
        setMaxWait(timeout);
    }

    public Dialect dialect() {
        return Dialect.of(address);
    }

    @Override
    protected ConnectionFactory createConnectionFactory() {
        return () -> {
            Connection connection = dialect() == Dialect.SQLITE
                    ? ExistingDatabase.read(address, timeout)
                    : ExistingDatabase.write(address, timeout);
            try {
                hideTables(connection);
                return connection;
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        };
    }

    private void hideTables(Connection connection) throws SQLException {
        List<String> definitions =
                dialect() == Dialect.SQLITE ? definitions(connection) : PostgresScratch.definitions(connection);
        try (Statement statement = connection.createStatement()) {
            for (String definition : definitions) {
                statement.execute(definition);
            }
        }
    }

    private static List<String> definitions(Connection connection) throws SQLException {
        List<String> definitions = new ArrayList<>();
        try (PreparedStatement select =
                        Sql.prepare(connection, "select-schema-definitions", "tables", Rows.json(HIDDEN));
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                definitions.add(row.getString("sql").replaceFirst("^CREATE (TABLE|VIEW) ", "CREATE TEMP $1 "));
            }
        }
        definitions.add("CREATE INDEX temp.replayed ON reading (message_id)");
        return definitions;
    }
}
