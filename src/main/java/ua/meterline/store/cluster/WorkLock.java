package ua.meterline.store.cluster;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import ua.meterline.store.Database;
import ua.meterline.store.Dialect;
import ua.meterline.store.Sql;

/**
 * Keeps the other gateways and commands on a PostgreSQL from a work while it is done: by a lock of a connection of its
 * own, which ends with the process, and {@link Node#DEAD_AFTER} after the process was stopped. What the work writes has
 * to ask {@link #require} in its transaction: another process may do the work by then. A SQLite file is on one machine,
 * where a lock on a folder does the same. Thread-safe.
 */
public final class WorkLock implements AutoCloseable {
    private static final Duration HEARTBEAT = Duration.ofSeconds(3);
    private static final int ANSWER_SECONDS = 5;

    /** Null where there is nothing to lock. */
    private final Connection session;

    private final String work;
    private final int backend;
    private final ScheduledExecutorService heart;

    private WorkLock() {
        this.session = null;
        this.work = null;
        this.backend = 0;
        this.heart = null;
    }

    private WorkLock(Connection session, String work) throws SQLException {
        this.session = session;
        this.work = work;
        this.backend = number(session, "select-backend");
        this.heart = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "work-lock");
            thread.setDaemon(true);
            return thread;
        });
        heart.scheduleWithFixedDelay(this::isHeld, HEARTBEAT.toMillis(), HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * @param work its name; apart from those that a node leads
     * @return empty when another one does it now
     */
    public static Optional<WorkLock> take(Database database, String work) throws SQLException {
        if (database.dialect() == Dialect.SQLITE) {
            return Optional.of(new WorkLock());
        }
        String name = "running " + work;
        Connection session = database.newSession();
        try (Statement statement = session.createStatement()) {
            statement.execute("SET idle_session_timeout = " + Node.DEAD_AFTER.toMillis());
            if (number(session, "try-work-lock", "work", name) == 1) {
                return Optional.of(new WorkLock(session, name));
            }
        } catch (SQLException e) {
            session.close();
            throw e;
        }
        session.close();
        return Optional.empty();
    }

    /**
     * In a transaction beside which no other writes: what it writes is written under the lock.
     *
     * @throws SQLException when the lock is lost
     */
    public void require(Connection transaction) throws SQLException {
        if (session != null && number(transaction, "holds-work-lock", "work", work, "backend", backend) == 0) {
            throw lost();
        }
    }

    /** @throws SQLException when the lock is lost */
    public void requireHeld() throws SQLException {
        if (session != null && !isHeld()) {
            throw lost();
        }
    }

    /** Asks the server, which keeps a session alive that says something now and then. */
    private synchronized boolean isHeld() {
        try {
            return session.isValid(ANSWER_SECONDS);
        } catch (SQLException e) {
            return false;
        }
    }

    private static SQLException lost() {
        return new SQLException("has ended the session that held the lock of this work: the connection broke, or this"
                + " process was stopped for too long; another node may have gone on with it");
    }

    private static int number(Connection connection, String statement, Object... namesAndValues) throws SQLException {
        try (PreparedStatement query = Sql.prepare(connection, statement, namesAndValues);
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getInt(1);
        }
    }

    @Override
    public void close() throws SQLException {
        if (session != null) {
            heart.shutdownNow();
            session.close();
        }
    }
}
