package ua.meterline.store.statement;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Producer;
import org.apache.camel.component.jdbc.JdbcConstants;
import org.apache.camel.support.DefaultProducer;
import org.apache.camel.support.service.ServiceHelper;
import ua.meterline.store.NamedSql;
import ua.meterline.store.OneTransaction;

/** Evaluates the rows and lets camel-jdbc's producer execute the statement for them. Thread-safe. */
final class StatementProducer extends DefaultProducer {
    /** A comment may come first. */
    private static final Pattern READS = Pattern.compile("(?is)(--\\V*\\v+)*+\\s*+(SELECT|WITH|PRAGMA)\\b.*");

    private static final Pattern RETURNS_ROWS = Pattern.compile("(?i)\\bRETURNING\\b");

    private static final List<Map<String, ?>> WITHOUT_PARAMETERS = List.of(Map.of());

    private final NamedSql sql;
    private final boolean writes;
    private final boolean returnsRows;
    private final RowsMethod rows;
    private final OneTransaction transaction;
    private final Producer jdbc;

    /** @param rows null where the statement has no parameters */
    StatementProducer(
            StatementEndpoint endpoint, NamedSql sql, RowsMethod rows, OneTransaction transaction, Producer jdbc) {
        super(endpoint);
        this.sql = sql;
        this.writes = !READS.matcher(sql.positional()).matches();
        this.returnsRows = !writes || RETURNS_ROWS.matcher(sql.positional()).find();
        this.rows = rows;
        this.transaction = transaction;
        this.jdbc = jdbc;
    }

    /** @throws IllegalStateException when the statement writes and there is no transaction */
    @Override
    public void process(Exchange exchange) throws Exception {
        if (writes && !transaction.isActive()) {
            throw new IllegalStateException(getEndpoint() + " writes and needs a transaction around it");
        }
        List<Map<String, ?>> evaluated = rows == null ? WITHOUT_PARAMETERS : rows.evaluate(exchange);
        if (evaluated.isEmpty()) {
            if (!writes) {
                exchange.getMessage().setBody(List.of());
            }
        } else if (returnsRows || !transaction.writesLater(sql, evaluated)) {
            execute(exchange, evaluated);
        }
    }

    private void execute(Exchange exchange, List<Map<String, ?>> evaluated) throws Exception {
        Message message = exchange.getMessage();
        Object body = message.getBody();
        message.removeHeader(JdbcConstants.JDBC_UPDATE_COUNT);
        message.setHeader(JdbcConstants.JDBC_PARAMETERS, evaluated);
        message.setBody(sql.positional());
        jdbc.process(exchange);
        message.removeHeader(JdbcConstants.JDBC_PARAMETERS);
        if (message.getHeader(JdbcConstants.JDBC_UPDATE_COUNT) != null) {
            message.setBody(body);
        }
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        ServiceHelper.startService(jdbc);
    }

    @Override
    protected void doStop() throws Exception {
        ServiceHelper.stopService(jdbc);
        super.doStop();
    }
}
