package ua.meterline.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A statement of {@code sql/}, for code that has a connection and no route around it, in the dialect of the connection.
 * Its parameters go by name. Immutable.
 */
public final class Sql {
    private static final Map<String, Sql> READ = new ConcurrentHashMap<>();

    private final String name;
    private final Map<Dialect, NamedSql> byDialect = new ConcurrentHashMap<>();

    private Sql(String name) {
        this.name = name;
    }

    /** @param name of the file, without {@code .sql} */
    public static Sql named(String name) {
        return READ.computeIfAbsent(name, Sql::new);
    }

    /**
     * A statement with its parameters bound, for the caller to close.
     *
     * @param namesAndValues the parameters, as pairs of name and value; a value may be null
     */
    public static PreparedStatement prepare(Connection connection, String name, Object... namesAndValues)
            throws SQLException {
        return named(name).prepare(connection, Rows.row(namesAndValues));
    }

    public PreparedStatement prepare(Connection connection) throws SQLException {
        return connection.prepareStatement(on(connection).positional());
    }

    /** Prepared with the parameters in the row. */
    public PreparedStatement prepare(Connection connection, Map<String, ?> row) throws SQLException {
        NamedSql statement = on(connection);
        PreparedStatement prepared = connection.prepareStatement(statement.positional());
        statement.bind(prepared, row);
        return prepared;
    }

    private NamedSql on(Connection connection) throws SQLException {
        return byDialect.computeIfAbsent(Dialect.of(connection), dialect -> NamedSql.resource(name, dialect));
    }

    /** @param row a value, perhaps null, for each parameter */
    public void bind(PreparedStatement prepared, Map<String, ?> row) throws SQLException {
        on(prepared.getConnection()).bind(prepared, row);
    }

    /** How many rows were changed. */
    public int update(Connection connection, Map<String, ?> row) throws SQLException {
        try (PreparedStatement prepared = prepare(connection, row)) {
            return prepared.executeUpdate();
        }
    }

    /** The number in the first column of the only row. */
    public long number(Connection connection, Map<String, ?> row) throws SQLException {
        try (PreparedStatement prepared = prepare(connection, row);
                ResultSet result = prepared.executeQuery()) {
            result.next();
            return result.getLong(1);
        }
    }
}
