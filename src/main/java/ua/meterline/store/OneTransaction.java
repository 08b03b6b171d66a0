package ua.meterline.store;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    /** Methods of a connection by which it reaches the server without one of its statements. */
    private static final Set<String> REACH_SERVER =
            Set.of("setSavepoint", "releaseSavepoint", "rollback", "commit", "unwrap");

    /** What the steps of a block share. */
    private record Block(Connection connection, WaitingWrites writes) {}

    private final Dialect dialect;
    private final DataSource dataSource;
    private final WriteLock lock;
    private final CommitCheck check;
    private final ThreadLocal<Block> bound;

    /**
     * On tables that this process has for itself: a block takes no lock.
     *
     * @param dataSource where a block takes its connection; waiting for one must be bounded there
     */
    public OneTransaction(Dialect dialect, DataSource dataSource) {
        this(dialect, dataSource, WriteLock.BY_A_STEP, () -> {}, new ThreadLocal<>());
    }

    /**
     * On the database of the gateway: no other transaction writes beside a block, and a block fails after its commit
     * when the database file was removed or replaced.
     */
    public OneTransaction(Database database) {
        this(
                database.dialect(),
                database.routeWriter(),
                WriteLock.EXCLUSIVE,
                database.identity()::requireSame,
                new ThreadLocal<>());
    }

    private OneTransaction(
            Dialect dialect, DataSource dataSource, WriteLock lock, CommitCheck check, ThreadLocal<Block> bound) {
        this.dialect = dialect;
        this.dataSource = dataSource;
        this.lock = lock;
        this.check = check;
        this.bound = bound;
    }

    /**
     * The policy of a block whose first step takes the locks: on PostgreSQL, such blocks may write beside each other.
     * Its steps and the blocks inside it are those of this transaction.
     */
    public OneTransaction lockedByItsFirstStep() {
        return new OneTransaction(dialect, dataSource, WriteLock.BY_A_STEP, check, bound);
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
            WriteTransaction.begin(connection, lock);
            boolean committed = false;
            WaitingWrites writes = new WaitingWrites(connection);
            Block steps = new Block(unclosable(connection, writes), writes);
            bound.set(steps);
            try {
                block.process(exchange);
                if (exchange.getException() == null) {
                    writes.send();
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

    /** In which the statements of its steps are written. */
    public Dialect dialect() {
        return dialect;
    }

    /** Whether the calling thread is inside a block. */
    public boolean isActive() {
        return bound.get() != null;
    }

    /**
     * Leaves a statement to the block, which executes it before the next statement that its connection executes, or
     * before the commit. So several of them take one round trip to a server.
     *
     * @param sql an INSERT, UPDATE or DELETE that returns no rows
     * @param rows at least one
     * @return false where the caller has to execute it
     */
    public boolean writesLater(NamedSql sql, List<? extends Map<String, ?>> rows) {
        if (!WaitingWrites.canWait(sql, rows)) {
            return false;
        }
        bound.get().writes.add(sql, rows);
        return true;
    }

    @Override
    public Connection getConnection(DataSource stepsDataSource) throws SQLException {
        Block steps = bound.get();
        return steps != null ? steps.connection : stepsDataSource.getConnection();
    }

    @Override
    public boolean isConnectionTransactional(Connection connection, DataSource stepsDataSource) {
        return isActive();
    }

    /** A step closes its connection when its exchange completes, which may be before the commit. */
    private Connection unclosable(Connection connection, WaitingWrites writes) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (method.getName().equals("close")) {
                return null;
            } else if (REACH_SERVER.contains(method.getName())) {
                writes.send();
            }
            try {
                Object result = method.invoke(connection, arguments);
                return dialect == Dialect.POSTGRESQL ? afterWrites(result, arguments, writes) : result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        };
        return (Connection) Proxy.newProxyInstance(
                OneTransaction.class.getClassLoader(), new Class<?>[] {Connection.class}, handler);
    }

    private static Object afterWrites(Object result, Object[] arguments, WaitingWrites writes) {
        if (result instanceof PreparedStatement prepared) {
            return BlockStatements.prepared(prepared, (String) arguments[0], writes);
        }
        return result instanceof Statement plain ? BlockStatements.plain(plain, writes) : result;
    }
}
