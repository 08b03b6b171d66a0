package ua.meterline.store.statement;

import javax.sql.DataSource;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.component.jdbc.JdbcEndpoint;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;
import ua.meterline.store.NamedSql;
import ua.meterline.store.OneTransaction;

/** Executes a statement of {@code sql/} for the rows that a bean method returns. */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "statement",
        title = "SQL statement",
        syntax = "statement:name",
        producerOnly = true,
        category = {Category.DATABASE})
public final class StatementEndpoint extends DefaultEndpoint {
    private final NamedSql sql;
    private final OneTransaction transaction;
    private final DataSource readers;

    @UriPath(description = "Name of the file in sql/, without .sql")
    @Metadata(required = true)
    private String name;

    @UriParam(
            description =
                    "The method that returns the rows, as #bean.method. Without it, the statement is executed once and"
                            + " has no parameters")
    private String rows;

    /** Null where there are no parameters. */
    private RowsMethod rowsMethod;

    StatementEndpoint(
            String uri, StatementComponent component, NamedSql sql, OneTransaction transaction, DataSource readers) {
        super(uri, component);
        this.sql = sql;
        this.transaction = transaction;
        this.readers = readers;
    }

    @Override
    public Producer createProducer() throws Exception {
        return new StatementProducer(this, sql, rowsMethod, transaction, jdbc().createProducer());
    }

    private JdbcEndpoint jdbc() {
        JdbcEndpoint jdbc = new JdbcEndpoint(getEndpointUri(), getComponent(), readers);
        jdbc.setConnectionStrategy(transaction);
        jdbc.setResetAutoCommit(false);
        jdbc.setUseHeadersAsParameters(true);
        jdbc.setPrepareStatementStrategy(new RowBatch(sql));
        return jdbc;
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw new UnsupportedOperationException("no route can begin with a statement");
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getRows() {
        return rows;
    }

    /** @throws IllegalArgumentException when it is not of the form {@code #bean.method}, or there is no such method */
    public void setRows(String rows) {
        this.rows = rows;
        this.rowsMethod = RowsMethod.of(getCamelContext(), rows);
    }
}
