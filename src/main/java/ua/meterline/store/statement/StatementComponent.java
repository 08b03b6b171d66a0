package ua.meterline.store.statement;

import java.util.Map;
import javax.sql.DataSource;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;
import ua.meterline.store.NamedSql;
import ua.meterline.store.OneTransaction;

/**
 * The statements of {@code sql/} as a Camel component: {@code to: statement:NAME?rows=#bean.method} executes
 * {@code sql/NAME.sql} once for each row that the bean method returns.
 *
 * <ul>
 *   <li>The method is called as by Camel's bean component, with {@code @Body}, {@code @Header} and {@code @Variable}
 *       bound from the exchange. It returns one row as a Map by parameter name ({@code :?name} in the SQL), or a List
 *       of rows. All rows but the last go to the database as a JDBC batch; on
 *       PostgreSQL, all go as arrays where the statement takes arrays, see {@link NamedSql}. Where the list is empty,
 *       nothing is executed and nothing selected.
 *   <li>Inside a {@code transacted} block of {@link OneTransaction}, the statement is executed on the connection of
 *       that transaction. Outside, it is executed on a connection of the pool for readers, and must not write.
 *   <li>On PostgreSQL, a statement in a transaction that only writes may wait until the next one that reads, or until
 *       the commit: its failure is the failure of that one.
 *   <li>A statement that returns rows puts them into the message body, as a List of Maps by column name; any other
 *       statement leaves the body as it is. Use Camel's {@code variableReceive} to keep the body and have the rows in a
 *       variable.
 * </ul>
 *
 * <p>The statement, the bean and the method are looked up when the route is created, which fails where one is missing.
 * Thread-safe.
 */
public final class StatementComponent extends DefaultComponent {
    private final OneTransaction transaction;
    private final DataSource readers;

    /** @param readers where a statement outside a transaction takes its connection */
    public StatementComponent(OneTransaction transaction, DataSource readers) {
        this.transaction = transaction;
        this.readers = readers;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String name, Map<String, Object> parameters) throws Exception {
        NamedSql sql = NamedSql.resource(name, transaction.dialect());
        StatementEndpoint endpoint = new StatementEndpoint(uri, this, sql, transaction, readers);
        endpoint.setName(name);
        // Taken out of the parameters, because Camel would look up a bean of that whole name.
        Object rows = parameters.remove("rows");
        if (rows != null) {
            endpoint.setRows(rows.toString());
        }
        setProperties(endpoint, parameters);
        return endpoint;
    }
}
