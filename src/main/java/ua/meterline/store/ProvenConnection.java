package ua.meterline.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.apache.commons.dbcp2.DelegatingConnection;

/**
 * A connection of a pool that is not tested right after a commit, which has shown that it works. A test is a round trip
 * to the server; the group of messages that follows has six. For use by one thread at a time.
 */
final class ProvenConnection extends DelegatingConnection<Connection> {
    /** Where the server ended meanwhile, one group fails, and its messages are redelivered. */
    static final Duration PROVEN = Duration.ofMillis(500);

    private boolean hasCommitted;
    private long committedNanos;

    ProvenConnection(Connection connection) {
        super(connection);
    }

    @Override
    public void commit() throws SQLException {
        hasCommitted = false;
        super.commit();
        hasCommitted = true;
        committedNanos = System.nanoTime();
    }

    @Override
    public boolean isValid(Duration timeout) throws SQLException {
        boolean isProven = hasCommitted && System.nanoTime() - committedNanos < PROVEN.toNanos();
        return isProven && !isClosed() || super.isValid(timeout);
    }
}
