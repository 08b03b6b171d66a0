package ua.meterline.store.cluster;

import java.sql.SQLException;
import java.util.function.Supplier;

/**
 * What a gateway knows of the others that work on its database. Implementations are thread-safe, and do not wait for
 * the database where the Javadoc does not say so.
 */
public interface Cluster extends AutoCloseable {
    /** The only gateway on its database, as on SQLite: it does everything. */
    Cluster SINGLE = new Cluster() {
        @Override
        public String node() {
            return null;
        }

        @Override
        public boolean leads(String work) {
            return true;
        }

        @Override
        public boolean isMember() {
            return true;
        }

        @Override
        public boolean othersReceive() {
            return false;
        }

        @Override
        public void close() {
            // holds nothing
        }
    };

    /**
     * Registers this node, and returns when it is a member; the rest has no effect before. May be repeated after a
     * failure. Waits some seconds for a session of the same name that is about to end.
     *
     * @throws SQLException when another node of this name runs, or the database cannot be reached
     */
    default void join() throws SQLException {
        // there are no others
    }

    /** The name of this node; null for the only gateway. */
    String node();

    /** What this node tells the others from now on. */
    default void report(Supplier<NodeState> state) {
        // there are none
    }

    /**
     * Whether this node does the work that one node does for all. Another node takes it over when this one ends, or
     * does not reach the database any more. The first call for a work asks the database, and may wait for it.
     *
     * @param work its name, the same on all nodes
     */
    boolean leads(String work);

    /**
     * Whether this node is registered under its name, and the database has heard from it recently. While it is not, it
     * must not act on what it has claimed: others may have taken that over.
     */
    boolean isMember();

    /** Whether another node could receive messages a moment ago. */
    boolean othersReceive();

    /** What the last heartbeat told; {@link Heartbeat#NONE} while this node is not registered. */
    default Heartbeat heartbeat() {
        return Heartbeat.NONE;
    }

    /** Leaves: others take over at once. */
    @Override
    void close();
}
