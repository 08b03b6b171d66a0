package ua.meterline.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.apache.camel.component.jdbc.JdbcConstants;
import org.apache.camel.component.jdbc.JdbcPrepareStatementStrategy;

/**
 * Lets one {@code jdbc:} step write a whole list of rows: all but the last go as a JDBC batch, the last one is left to
 * the step's own execute. The rows stand in the header {@code CamelJdbcParameters}, each a map by parameter name; a
 * single map is one row. Thread-safe.
 */
public final class RowsStatement implements JdbcPrepareStatementStrategy {
    /** Whether there is anything to execute a statement for. */
    public boolean hasRows(@Header(JdbcConstants.JDBC_PARAMETERS) Object parameters) {
        return !rows(parameters).isEmpty();
    }

    @Override
    public String prepareQuery(String query, boolean allowNamedParameters) {
        return NamedSql.of(query).positional();
    }

    @Override
    public Iterator<?> createPopulateIterator(
            String query, String preparedQuery, int expectedParams, Exchange exchange, Object value) {
        NamedSql sql = NamedSql.of(query);
        return rows(exchange.getIn().getHeader(JdbcConstants.JDBC_PARAMETERS)).stream()
                .map(sql::valuesFrom)
                .iterator();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, ?>> rows(Object parameters) {
        return parameters instanceof List ? (List<Map<String, ?>>) parameters : List.of((Map<String, ?>) parameters);
    }

    @Override
    public void populateStatement(PreparedStatement statement, Iterator<?> rows, int expectedParams)
            throws SQLException {
        Object[] row = (Object[]) rows.next();
        if (rows.hasNext()) {
            while (rows.hasNext()) {
                bind(statement, row);
                statement.addBatch();
                row = (Object[]) rows.next();
            }
            statement.executeBatch();
        }
        // Only now: the driver forgets bound parameters when it executes a batch.
        bind(statement, row);
    }

    private static void bind(PreparedStatement statement, Object[] values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }
}
