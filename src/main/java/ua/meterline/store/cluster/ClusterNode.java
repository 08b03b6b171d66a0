package ua.meterline.store.cluster;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ua.meterline.common.HostName;
import ua.meterline.store.StoreFailure;

/**
 * This gateway as one of several nodes on a PostgreSQL database. It holds its name and the work that it leads by
 * advisory locks of a connection of its own, and sends a heartbeat on it every two seconds. When the connection breaks,
 * its locks are lost; it connects again for ever. Thread-safe.
 */
public final class ClusterNode implements Cluster {
    private static final Logger LOG = LoggerFactory.getLogger(ClusterNode.class);

    private static final Duration INTERVAL = Duration.ofSeconds(2);
    /** Shorter than {@link Node#DEAD_AFTER}: this node stops to act before others begin to. */
    private static final Duration MEMBER_FOR = Duration.ofSeconds(10);
    /** The session of a process that was killed together with its machine ends a while later. */
    private static final Duration NAME_TIMEOUT = Node.DEAD_AFTER.plusSeconds(5);

    private final SessionSource source;
    private final String name;
    private final String version;
    private final LongSupplier nanoTime;
    private final Thread heart;
    /** What this node would do if no other did. */
    private final Set<String> wanted = ConcurrentHashMap.newKeySet();

    private final Set<String> led = ConcurrentHashMap.newKeySet();
    private volatile Supplier<NodeState> state = () -> NodeState.STARTING;
    private volatile long memberUntil;
    private volatile boolean member;
    private volatile Heartbeat heartbeat = Heartbeat.NONE;
    private volatile boolean closed;
    /** Null while there is none; guarded by this. */
    private NodeSession session;

    private boolean failing;
    private boolean joined;

    /**
     * A node that has not joined yet.
     *
     * @param name unique among the nodes of the database
     * @param version of this program
     */
    public ClusterNode(SessionSource source, String name, String version) {
        this(source, name, version, System::nanoTime);
    }

    private ClusterNode(SessionSource source, String name, String version, LongSupplier nanoTime) {
        this.source = source;
        this.name = name;
        this.version = version;
        this.nanoTime = nanoTime;
        this.heart = new Thread(this::run, "cluster-node");
        heart.setDaemon(true);
    }

    @Override
    public synchronized void join() throws SQLException {
        if (!joined && !closed) {
            register();
            joined = true;
            heart.start();
        }
    }

    @Override
    public void report(Supplier<NodeState> current) {
        state = current;
    }

    @Override
    public String node() {
        return name;
    }

    private void register() throws SQLException {
        NodeSession opened = NodeSession.open(source, name);
        try {
            awaitName(opened);
            opened.holdSchema();
            opened.register(version, HostName.get());
            session = opened;
            beat();
        } catch (SQLException e) {
            opened.close();
            throw e;
        }
    }

    private void awaitName(NodeSession opened) throws SQLException {
        Optional<String> first = opened.lastSeen();
        long deadline = nanoTime.getAsLong() + NAME_TIMEOUT.toNanos();
        while (!opened.takeName()) {
            // Only a process that runs sends heartbeats.
            if (!opened.lastSeen().equals(first) || nanoTime.getAsLong() - deadline > 0) {
                throw new NameInUseException(name);
            }
            pause(Duration.ofMillis(500));
        }
    }

    private void run() {
        while (!closed) {
            pause(INTERVAL);
            try {
                keepUp();
            } catch (SQLException | RuntimeException e) {
                lose(e);
            }
        }
    }

    private synchronized void keepUp() throws SQLException {
        if (closed) {
            return;
        }
        if (session == null) {
            session = reopened();
        }
        beat();
        for (String work : wanted) {
            if (!led.contains(work) && session.takeWork(work)) {
                lead(work);
            }
        }
    }

    private NodeSession reopened() throws SQLException {
        NodeSession opened = NodeSession.open(source, name);
        try {
            if (!opened.takeName()) {
                throw new NameInUseException(name);
            }
            opened.holdSchema();
            return opened;
        } catch (SQLException e) {
            opened.close(); // otherwise it would keep the name from the next attempt
            throw e;
        }
    }

    private void beat() throws SQLException {
        long began = nanoTime.getAsLong();
        Optional<Heartbeat> answer = session.beat(state.get());
        if (answer.isEmpty()) {
            session.register(version, HostName.get());
        }
        heartbeat = answer.orElse(Heartbeat.NONE);
        memberUntil = began + MEMBER_FOR.toNanos();
        member = true;
        if (failing) {
            failing = false;
            LOG.info("Node {}: registered again", name);
        }
    }

    private void lead(String work) {
        led.add(work);
        LOG.info("Node {}: leads {}", name, work);
    }

    private synchronized void lose(Exception reason) {
        member = false;
        led.clear();
        heartbeat = Heartbeat.NONE;
        if (session != null) {
            session.close();
            session = null;
        }
        if (!failing && !closed) {
            failing = true;
            LOG.warn("Node {}: not registered: {}; retrying until it succeeds", name, StoreFailure.message(reason));
        }
    }

    @Override
    public boolean leads(String work) {
        if (wanted.add(work)) {
            takeNow(work);
        }
        return isMember() && led.contains(work);
    }

    private synchronized void takeNow(String work) {
        try {
            if (session != null && !led.contains(work) && session.takeWork(work)) {
                lead(work);
            }
        } catch (SQLException e) {
            lose(e);
        }
    }

    @Override
    public boolean isMember() {
        return member && nanoTime.getAsLong() - memberUntil < 0;
    }

    @Override
    public boolean othersReceive() {
        return isMember() && heartbeat.receiving() > 0;
    }

    @Override
    public Heartbeat heartbeat() {
        return heartbeat;
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed = true;
        member = false;
        heart.interrupt();
        synchronized (this) {
            led.clear();
            if (session != null) {
                try {
                    session.leave();
                } catch (SQLException e) {
                    LOG.debug("Leaving", e);
                }
                session.close();
                session = null;
            }
        }
    }
}
