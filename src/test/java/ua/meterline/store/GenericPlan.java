package ua.meterline.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How PostgreSQL executes a statement whatever the values of its parameters are: the plan that it keeps for a prepared
 * statement.
 */
final class GenericPlan {
    private GenericPlan() {}

    /** The lines of EXPLAIN, by the settings of the connection. */
    static List<String> of(Connection connection, String statement) throws SQLException {
        NamedSql sql = NamedSql.resource(statement, Dialect.POSTGRESQL);
        int[] place = {0};
        String numbered = sql.positional()
                .chars()
                .mapToObj(c -> c == '?' ? "$" + ++place[0] : Character.toString(c))
                .collect(Collectors.joining());
        execute(connection, "SET plan_cache_mode = force_generic_plan");
        execute(connection, "PREPARE explained AS " + numbered);
        try {
            String values = sql.names().stream().map(parameter -> "NULL").collect(Collectors.joining(", "));
            return TwoDatabases.query(
                            connection, "EXPLAIN EXECUTE explained" + (values.isEmpty() ? "" : "(" + values + ")"))
                    .stream()
                    .map(step -> step.get(0).toString())
                    .toList();
        } finally {
            execute(connection, "DEALLOCATE explained");
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
