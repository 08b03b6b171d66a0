package ua.meterline.store.cluster;

import java.time.Duration;
import java.time.Instant;

/**
 * A gateway that works, or worked, on the database. All times are the database's.
 *
 * @param version of the program
 * @param silentFor since its last heartbeat
 * @param stopped whether it stopped cleanly
 * @param state as of its last heartbeat
 * @param claimed how many pending replies it keeps others off
 */
public record Node(
        String name,
        String host,
        String version,
        Instant startedAt,
        Instant lastSeen,
        Duration silentFor,
        boolean stopped,
        NodeState state,
        long claimed) {
    /** Without a heartbeat for so long, a node counts as dead. Its session has ended by then. */
    public static final Duration DEAD_AFTER = Duration.ofSeconds(15);

    /** Whether it runs, as far as the database knows. */
    public boolean isAlive() {
        return !stopped && silentFor.compareTo(DEAD_AFTER) < 0;
    }
}
