package ua.meterline.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;

/**
 * Whether a COMMIT of PostgreSQL waited to its end for the synchronous standbys. An operator, or a failover tool, can
 * cancel this wait. COMMIT succeeds then, with a WARNING: the transaction is on the primary alone, and lost if a
 * standby takes its place.
 *
 * <p>The warning comes only where client_min_messages lets it pass, so that each connection sets that.
 */
final class ReplicationWait {
    private ReplicationWait() {}

    /** To be called before the COMMIT: forgets the warnings of the transaction's statements. */
    static void expect(Connection connection) throws SQLException {
        connection.clearWarnings();
    }

    /**
     * To be called after the COMMIT. Any warning counts: its text is in the language of the server, and its SQLSTATE is
     * the general one. No trigger of the schema raises one.
     *
     * @throws SQLException when the transaction may not be on a standby
     */
    static void requireComplete(Connection connection) throws SQLException {
        SQLWarning warning = connection.getWarnings();
        if (warning != null) {
            throw new SQLException(
                    "the wait for a synchronous standby was cancelled, so that the transaction counts as not stored",
                    warning.getSQLState());
        }
    }
}
