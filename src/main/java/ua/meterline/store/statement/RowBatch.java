package ua.meterline.store.statement;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.component.jdbc.JdbcConstants;
import org.apache.camel.component.jdbc.JdbcPrepareStatementStrategy;
import ua.meterline.store.NamedSql;

/**
 * Lets camel-jdbc's producer write a whole list of rows: all but the last go as a JDBC batch, the last one is left to
 * the producer's own execute. A statement that takes arrays is executed once for all of them. The rows are in the
 * header {@code CamelJdbcParameters}, each a Map by parameter name. Immutable.
 */
record RowBatch(NamedSql sql) implements JdbcPrepareStatementStrategy {
    @Override
    public String prepareQuery(String query, boolean allowNamedParameters) {
        return query;
    }

    @Override
    @SuppressWarnings("unchecked") // set by StatementProducer
    public Iterator<?> createPopulateIterator(
            String query, String preparedQuery, int expectedParams, Exchange exchange, Object value) {
        List<Map<String, ?>> rows = exchange.getMessage().getHeader(JdbcConstants.JDBC_PARAMETERS, List.class);
        return sql.takesArrays()
                ? List.of(rows).iterator()
                : rows.stream().map(sql::valuesFrom).iterator();
    }

    @Override
    @SuppressWarnings("unchecked") // from createPopulateIterator
    public void populateStatement(PreparedStatement statement, Iterator<?> rows, int expectedParams)
            throws SQLException {
        if (sql.takesArrays()) {
            sql.bindFrom(1, statement, (List<Map<String, ?>>) rows.next());
            return;
        }
        Object[] row = (Object[]) rows.next();
        if (rows.hasNext()) {
            while (rows.hasNext()) {
                sql.bind(statement, row);
                statement.addBatch();
                row = (Object[]) rows.next();
            }
            statement.executeBatch();
        }
        // Only now: the driver forgets bound parameters when it executes a batch.
        sql.bind(statement, row);
    }
}
