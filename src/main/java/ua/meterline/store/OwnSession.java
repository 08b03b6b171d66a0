package ua.meterline.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.apache.commons.dbcp2.ConnectionFactory;
import org.postgresql.PGConnection;

/**
 * Whether a connection has a session of PostgreSQL for itself. Behind a pooler that shares them, such as PgBouncer with
 * {@code pool_mode = transaction}, each transaction may be in another session. Then what {@link PostgresSession} sets
 * is lost, and with it that a commit waits for the standby; and a lock belongs to the next connection in that session.
 */
final class OwnSession {
    private static final String SHARED =
            "is behind a connection pooler that shares sessions between transactions, which loses locks and settings"
                    + " of the gateway; set pool_mode = session there (PgBouncer), or name the server itself in"
                    + " meterline.database.url";

    /** PgBouncer's words with {@code pool_mode = statement}; their SQLSTATE is that of all its errors. */
    private static final String NO_TRANSACTIONS = "statement pooling";

    /** A pooler that takes its sessions in turn has come to the first one again by then. */
    private static final int ROUNDS = 3;

    private OwnSession() {}

    /**
     * Costs one round trip where no pooler is in between, and another connection where one is.
     *
     * @param connection a new one, on which no transaction is open
     * @param another connects to the same server for a moment, without prepared statements
     * @throws SQLException in an operator's words, when its session is shared with other connections
     */
    static void require(Connection connection, ConnectionFactory another) throws SQLException {
        int session = number(connection);
        if (isOfPooler(connection, session) && isShared(connection, session, another)) {
            throw new SQLException(SHARED);
        }
    }

    /** Whether a pooler is between this connection and the server. */
    static boolean isPooled(Connection connection) throws SQLException {
        return isOfPooler(connection, number(connection));
    }

    /** With the number of the session, a client may cancel its statements; a pooler tells one of its own. */
    private static boolean isOfPooler(Connection connection, int session) throws SQLException {
        return connection.unwrap(PGConnection.class).getBackendPID() != session;
    }

    /** While a transaction is open on the other connection, its session is used for nothing else. */
    private static boolean isShared(Connection connection, int session, ConnectionFactory another) throws SQLException {
        try (Connection other = another.createConnection()) {
            other.setAutoCommit(false);
            for (int round = 0; round < ROUNDS; round++) {
                if (number(other) == session || number(connection) != session) {
                    return true;
                }
                other.commit();
            }
            return false;
        } catch (SQLException e) {
            if (String.valueOf(e.getMessage()).contains(NO_TRANSACTIONS)) {
                return true;
            }
            throw e;
        }
    }

    private static int number(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
            row.next();
            return row.getInt(1);
        }
    }
}
