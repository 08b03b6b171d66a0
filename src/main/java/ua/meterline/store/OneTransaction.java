package ua.meterline.store;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.component.jdbc.ConnectionStrategy;
import org.apache.camel.spi.TransactedPolicy;

/**
 * Makes all {@code statement:} steps inside a {@code transacted:} block one transaction. All steps of the block use one
 * connection, bound to the thread. The transaction commits when the block succeeds, and rolls back otherwise. A block
 * inside another one joins its transaction.
 *
 * <p>Bound in the registry, an instance is the policy that {@code transacted: ref} names; it is the connection strategy
 * of camel-jdbc, too. A step outside a block gets a connection of its own from its data source. Thread-safe.
 */
public final class OneTransaction implements TransactedPolicy, ConnectionStrategy {
    /** Whether what was committed may be acknowledged. */
    @FunctionalInterface
    private interface CommitCheck {
        /** @throws SQLException when it may not */
        void afterCommit() throws SQLException;
    }

    private final DataSource dataSource;
    private final CommitCheck check;
    private final ThreadLocal<Connection> bound = new ThreadLocal<>();

    /** @param dataSource where a block takes its connection; waiting for one must be bounded there */
    public OneTransaction(DataSource dataSource) {
        this(dataSource, () -> {});
    }

    /** On the writer of the gateway: a block fails after its commit when the database file was removed or replaced. */
    public OneTransaction(Database database) {
        this(database.writer(), database.identity()::requireSame);
    }

    private OneTransaction(DataSource dataSource, CommitCheck check) {
        this.dataSource = dataSource;
        this.check = check;
    }

    @Override
    public void beforeWrap(Route route, NamedNode definition) {
        // nothing to prepare
    }

    @Override
    public Processor wrap(Route route, Processor block) {
        return exchange -> {
            if (isActive()) {
                block.process(exchange);
            } else {
                runInTransaction(block, exchange);
            }
        };
    }

    private void runInTransaction(Processor block, Exchange exchange) throws Exception {
        try (Connection connection = dataSource.getConnection()) {
            WriteTransaction.begin(connection);
            boolean committed = false;
            bound.set(unclosable(connection));
            try {
                block.process(exchange);
                if (exchange.getException() == null) {
                    WriteTransaction.commit(connection);
                    committed = true;
                    check.afterCommit();
                }
            } finally {
                bound.remove();
                if (!committed) {
                    WriteTransaction.rollBack(connection);
                }
            }
        }
    }

    /** Whether the calling thread is inside a block. */
    public boolean isActive() {
        return bound.get() != null;
    }

    @Override
    public Connection getConnection(DataSource stepsDataSource) throws SQLException {
        Connection connection = bound.get();
        return connection != null ? connection : stepsDataSource.getConnection();
    }

    @Override
    public boolean isConnectionTransactional(Connection connection, DataSource stepsDataSource) {
        return isActive();
    }

    /** A step closes its connection when its exchange completes, which may be before the commit. */
    private static Connection unclosable(Connection connection) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (method.getName().equals("close")) {
                return null;
            }
            try {
                return method.invoke(connection, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        };
        return (Connection) Proxy.newProxyInstance(
                OneTransaction.class.getClassLoader(), new Class<?>[] {Connection.class}, handler);
    }
}
