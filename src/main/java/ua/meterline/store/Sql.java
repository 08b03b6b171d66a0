package ua.meterline.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A statement of {@code sql/}, for code that has a connection and no route around it. Its parameters go by name.
 * Immutable.
 */
public final class Sql {
    private static final Map<String, Sql> READ = new ConcurrentHashMap<>();

    private final NamedSql statement;

    private Sql(NamedSql statement) {
        this.statement = statement;
    }

    /** @param name of the file, without {@code .sql} */
    public static Sql named(String name) {
        return READ.computeIfAbsent(name, file -> new Sql(NamedSql.resource(file)));
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
        return connection.prepareStatement(statement.positional());
    }

    /** Prepared with the parameters in the row. */
    public PreparedStatement prepare(Connection connection, Map<String, ?> row) throws SQLException {
        PreparedStatement prepared = prepare(connection);
        bind(prepared, row);
        return prepared;
    }

    /** @param row a value, perhaps null, for each parameter */
    public void bind(PreparedStatement prepared, Map<String, ?> row) throws SQLException {
        Object[] values = statement.valuesFrom(row);
        for (int i = 0; i < values.length; i++) {
            prepared.setObject(i + 1, values[i]);
        }
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
            return result.getLong(1);
        }
    }
}
