package ua.meterline.store;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import ua.meterline.fixture.TestStore;

/** How SQLite executes statements. On PostgreSQL, a test that asks for it is skipped. */
public final class QueryPlan {
    private QueryPlan() {}

    /** The steps of {@code sql/NAME.sql}, in words of SQLite. */
    public static List<String> of(Database database, String statement) throws SQLException {
        return explained(
                database,
                "EXPLAIN QUERY PLAN "
                        + NamedSql.resource(statement, Dialect.SQLITE).positional(),
                "detail");
    }

    /** In a new database. */
    public static List<String> of(Path folder, String statement) throws SQLException {
        try (StoreFixture store = new StoreFixture(folder)) {
            return of(store.database, statement);
        }
    }

    /** @param column of what EXPLAIN tells */
    static List<String> explained(Database database, String explain, String column) throws SQLException {
        assumeFalse(TestStore.isOnServer(), "a plan of SQLite; PostgresQueryPlanIT has those of PostgreSQL");
        List<String> steps = new ArrayList<>();
        try (Connection connection = database.readers().getConnection();
                PreparedStatement query = connection.prepareStatement(explain);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                steps.add(row.getString(column));
            }
        }
        return steps;
    }
}
