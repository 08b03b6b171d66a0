package ua.meterline.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ua.meterline.common.DatabaseAddress;
import ua.meterline.common.RateLimitedLog;

/**
 * Keeps this process from an old primary that came back, or was only cut off, after a standby took its place: what is
 * written there is lost. A server on an older timeline than the newest one that was seen is refused, and connections
 * that are open to it are ended. Fencing belongs to the failover tool; this is a second line of defence. Thread-safe.
 */
final class ServerIdentity implements DatabaseIdentity {
    private static final Logger LOG = LoggerFactory.getLogger(ServerIdentity.class);

    private final CountDownLatch never = new CountDownLatch(1);
    private final RateLimitedLog refusals = new RateLimitedLog(LOG::warn);
    private final TimelineFile file;
    private final Map<Connection, ServerTimeline> open = new WeakHashMap<>();
    /** Null while none is known. */
    private ServerTimeline newest;
    /** Whether a connection of this process has seen the cluster, so that another one is a mistake. */
    private boolean connected;

    private boolean keeps;

    /** Knows what an earlier process noted. */
    ServerIdentity(DatabaseAddress address) {
        this.file = new TimelineFile(address.timelineFile());
        this.newest = file.read().orElse(null);
    }

    /**
     * To be called once for each new connection.
     *
     * @throws WrongServerException when the connection must not be used
     */
    void require(Connection connection) throws SQLException {
        Optional<ServerTimeline> timeline = ServerTimeline.of(connection);
        if (timeline.isPresent()) {
            admit(connection, timeline.get());
        }
    }

    private synchronized void admit(Connection connection, ServerTimeline timeline) throws WrongServerException {
        if (newest != null && timeline.isBehind(newest)) {
            throw new WrongServerException("is an old primary: it is on timeline " + timeline.number()
                    + ", and this gateway has stored on timeline " + newest.number()
                    + "; have it follow the new primary" + file.afterRestore());
        } else if (connected && !timeline.isOfSameSystem(newest)) {
            throw new WrongServerException("is of another database cluster than the one that this process stores in;"
                    + " name servers of one cluster, or restart the gateway where the database was moved");
        }
        connected = true;
        open.put(connection, timeline);
        if (!timeline.equals(newest)) {
            follow(timeline);
        }
    }

    private void follow(ServerTimeline timeline) {
        ServerTimeline before = newest;
        newest = timeline;
        if (before != null && timeline.isOfSameSystem(before)) {
            LOG.info(
                    "Database: timeline {} after {}, another server is the primary",
                    timeline.number(),
                    before.number());
        } else if (before != null) {
            LOG.warn("Database: another database cluster than at the last start");
        }
        open.forEach((connection, its) -> {
            if (its.isBehind(timeline)) {
                end(connection);
            }
        });
        if (keeps) {
            file.write(timeline);
        }
    }

    private static void end(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            LOG.debug("Ending a connection to an old primary", e);
        }
    }

    /** Tells, once a minute, that a server was passed over for another one. */
    void passedOver(WrongServerException reason) {
        refusals.log("old primary", "Database: a server of meterline.database.url " + reason.getMessage());
    }

    @Override
    public synchronized void keep() {
        keeps = true;
        if (newest != null) {
            file.write(newest);
        }
    }

    @Override
    public void requireSame() {
        // each connection was asked when it was opened
    }

    @Override
    public boolean isLost() {
        return false;
    }

    @Override
    public void awaitLoss() throws InterruptedException {
        never.await();
    }
}
