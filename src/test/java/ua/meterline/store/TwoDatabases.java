package ua.meterline.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ua.meterline.common.DatabaseAddress;
import ua.meterline.fixture.PostgresServer;

/** An SQLite and a PostgreSQL database with the same sample rows, to do the same on both. Not thread-safe. */
final class TwoDatabases implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final int ROWS = 40;
    /** The index for searching has no rows that can be compared. Nor has the history of the migrations. */
    private static final String TABLES = "SELECT name FROM sqlite_schema WHERE type = 'table'"
            + " AND name NOT LIKE 'account_words%' AND name NOT LIKE 'flyway%' AND name NOT LIKE 'sqlite%' ORDER BY rowid";

    final Database sqlite;
    final Database postgres;
    private final Connection inSqlite;
    private final Connection inPostgres;
    /** The columns of each table, in their order, parents before children. */
    final Map<String, List<String>> columns = new LinkedHashMap<>();

    /** What a statement did: the rows that it returned, or how many it changed, or that a constraint refused it. */
    record Outcome(List<String> labels, List<List<Object>> rows, int updated, boolean refused, String error) {}

    TwoDatabases(Path folder, PostgresServer server) throws SQLException {
        sqlite = Database.open("jdbc:sqlite:" + folder.resolve("meterline.db"), TIMEOUT);
        postgres =
                Database.open(new DatabaseAddress(server.newDatabase(), server.username(), server.password()), TIMEOUT);
        inSqlite = sqlite.writer().getConnection();
        inPostgres = postgres.writer().getConnection();
        inSqlite.setAutoCommit(false);
        inPostgres.setAutoCommit(false);
        for (List<Object> table : query(inSqlite, TABLES)) {
            String name = table.get(0).toString();
            columns.put(
                    name,
                    query(inSqlite, "SELECT name FROM pragma_table_info('" + name + "') ORDER BY cid").stream()
                            .map(column -> column.get(0).toString())
                            .toList());
        }
    }

    /** The same rows in all tables of both. A row that breaks a constraint must be refused by both. */
    void fill(SampleValues values) throws SQLException {
        for (Map.Entry<String, List<String>> table : columns.entrySet()) {
            for (int row = 1; row <= ROWS; row++) {
                insert(table.getKey(), table.getValue(), row, values);
            }
        }
        inSqlite.commit();
        inPostgres.commit();
    }

    private void insert(String table, List<String> columns, int row, SampleValues values) throws SQLException {
        Map<String, Object> parameters = new TreeMap<>();
        for (String column : columns) {
            boolean isNull = values.once(6) && isNullable(table, column);
            boolean isId = column.equals("id") || column.equals("message_id") && values.once(3);
            parameters.put(column, isNull ? null : isId ? (Object) row : values.column(table, column));
        }
        if (table.equals("review")) {
            superseding(row, parameters);
        }
        String insert = "INSERT INTO " + table + " (" + String.join(", ", columns) + ") VALUES ("
                + columns.stream().map(column -> ":?" + column).collect(Collectors.joining(", ")) + ")";
        Outcome left = attempt(inSqlite, NamedSql.of(insert, Dialect.SQLITE), parameters);
        Outcome right = attempt(inPostgres, NamedSql.of(insert, Dialect.POSTGRESQL), parameters);
        assertThat(right.refused)
                .as("%s %s: %s / %s", table, parameters, left.error, right.error)
                .isEqualTo(left.refused);
    }

    /** Of the decisions about a message, one stands: each second one supersedes that before it. */
    private static void superseding(int row, Map<String, Object> parameters) {
        parameters.put("message_id", (row + 1) / 2);
        parameters.put("supersedes", row % 2 == 0 ? (Object) (row - 1) : null);
    }

    private boolean isNullable(String table, String column) throws SQLException {
        return query(
                                inSqlite,
                                "SELECT 1 FROM pragma_table_info('" + table + "') WHERE name = '" + column
                                        + "' AND \"notnull\" = 0 AND pk = 0")
                        .size()
                == 1;
    }

    /** Within the transaction; what fails is undone alone. */
    private static Outcome attempt(Connection connection, NamedSql sql, Map<String, ?> parameters) throws SQLException {
        var before = connection.setSavepoint();
        try {
            Outcome outcome = execute(connection, sql, parameters);
            connection.releaseSavepoint(before);
            return outcome;
        } catch (SQLException e) {
            connection.rollback(before);
            return new Outcome(List.of(), List.of(), 0, true, e.getMessage());
        }
    }

    /** What the statement does on SQLite, and what is then in some tables. Nothing of it stays. */
    Outcome onSqlite(String statement, Map<String, ?> parameters, Map<String, List<List<Object>>> contents)
            throws SQLException {
        return on(inSqlite, NamedSql.resource(statement, Dialect.SQLITE), parameters, contents);
    }

    /** As {@link #onSqlite}. */
    Outcome onPostgres(String statement, Map<String, ?> parameters, Map<String, List<List<Object>>> contents)
            throws SQLException {
        return on(inPostgres, NamedSql.resource(statement, Dialect.POSTGRESQL), parameters, contents);
    }

    private Outcome on(
            Connection connection, NamedSql sql, Map<String, ?> parameters, Map<String, List<List<Object>>> contents)
            throws SQLException {
        try {
            Outcome outcome = attempt(connection, sql, parameters);
            for (String table : contents.keySet()) {
                contents.put(table, contents(connection, table));
            }
            return outcome;
        } finally {
            connection.rollback();
        }
    }

    List<List<Object>> sqliteRows(String table) throws SQLException {
        return contents(inSqlite, table);
    }

    List<List<Object>> postgresRows(String table) throws SQLException {
        return contents(inPostgres, table);
    }

    private List<List<Object>> contents(Connection connection, String table) throws SQLException {
        return query(connection, "SELECT " + String.join(", ", columns.get(table)) + " FROM " + table);
    }

    /** So that the next row gets the id that SQLite gives it. */
    void alignIds(String table) throws SQLException {
        query(
                inPostgres,
                "SELECT setval(pg_get_serial_sequence('" + table + "', 'id'),"
                        + " (SELECT coalesce(max(id), 0) + 1 FROM " + table + "), false)");
    }

    void execute(String sql) throws SQLException {
        for (Connection connection : List.of(inSqlite, inPostgres)) {
            try (var statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }
    }

    private static Outcome execute(Connection connection, NamedSql sql, Map<String, ?> parameters) throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement(sql.positional())) {
            sql.bind(prepared, parameters);
            if (!prepared.execute()) {
                return new Outcome(List.of(), List.of(), prepared.getUpdateCount(), false, null);
            }
            try (ResultSet rows = prepared.getResultSet()) {
                return new Outcome(labels(rows.getMetaData()), rows(rows), 0, false, null);
            }
        }
    }

    private static List<String> labels(ResultSetMetaData columns) throws SQLException {
        List<String> labels = new ArrayList<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            labels.add(columns.getColumnLabel(i));
        }
        return labels;
    }

    static List<List<Object>> query(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows(rows);
        }
    }

    private static List<List<Object>> rows(ResultSet rows) throws SQLException {
        List<List<Object>> all = new ArrayList<>();
        while (rows.next()) {
            List<Object> row = new ArrayList<>();
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                row.add(comparable(rows.getMetaData().getColumnLabel(i), rows.getObject(i)));
            }
            all.add(row);
        }
        return all;
    }

    /** A number is a Long, and octets are a text. The ids of messages that are one case have no order. */
    private static Object comparable(String label, Object value) {
        if (label.equals("messages") && value instanceof String ids) {
            return Stream.of(ids.split(",")).sorted().toList();
        }
        if (value instanceof Integer || value instanceof Long) {
            return ((Number) value).longValue();
        }
        return value instanceof byte[] octets ? "x'" + HexFormat.of().formatHex(octets) + "'" : value;
    }

    @Override
    public void close() throws SQLException {
        inSqlite.rollback();
        inPostgres.rollback();
        inSqlite.close();
        inPostgres.close();
        sqlite.close();
        postgres.close();
    }
}
