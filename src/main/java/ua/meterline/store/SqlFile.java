package ua.meterline.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The statements in {@code sql/}, for code that has a connection and no route around it. Thread-safe. */
public final class SqlFile {
    private static final Map<String, NamedSql> READ = new ConcurrentHashMap<>();

    private SqlFile() {}

    /**
     * A prepared statement with its parameters bound; the caller closes it.
     *
     * @param name of the file without {@code .sql}
     * @param namesAndValues the parameters, as pairs of name and value; a value may be null
     */
    public static PreparedStatement prepare(Connection connection, String name, Object... namesAndValues)
            throws SQLException {
        NamedSql sql = READ.computeIfAbsent(name, NamedSql::resource);
        PreparedStatement statement = connection.prepareStatement(sql.positional());
        Object[] values = sql.valuesFrom(Rows.row(namesAndValues));
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}
