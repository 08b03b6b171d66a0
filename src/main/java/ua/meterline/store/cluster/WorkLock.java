package ua.meterline.store.cluster;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import ua.meterline.store.Database;
import ua.meterline.store.Dialect;
import ua.meterline.store.Sql;

/**
 * Keeps the other gateways and commands on a PostgreSQL from a work while it is done: by a lock of a connection of its
 * own, which ends with the process. A SQLite file is on one machine, where a lock on a folder does the same.
 */
public final class WorkLock implements AutoCloseable {
    /** Null where there is nothing to lock. */
    private final Connection session;

    private WorkLock(Connection session) {
        this.session = session;
    }

    /**
     * @param work its name; apart from those that a node leads
     * @return empty when another one does it now
     */
    public static Optional<WorkLock> take(Database database, String work) throws SQLException {
        if (database.dialect() == Dialect.SQLITE) {
            return Optional.of(new WorkLock(null));
        }
        Connection session = database.newSession();
        try (PreparedStatement query = Sql.prepare(session, "try-work-lock", "work", "running " + work);
                ResultSet row = query.executeQuery()) {
            row.next();
            if (row.getInt(1) == 1) {
                return Optional.of(new WorkLock(session));
            }
        } catch (SQLException e) {
            session.close();
            throw e;
        }
        session.close();
        return Optional.empty();
    }

    @Override
    public void close() throws SQLException {
        if (session != null) {
            session.close();
        }
    }
}
