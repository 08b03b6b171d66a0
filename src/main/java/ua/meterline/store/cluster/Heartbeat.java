package ua.meterline.store.cluster;

import java.time.Duration;

/**
 * What a node learns by its heartbeat.
 *
 * @param receiving how many other nodes could receive messages at their last one
 * @param silent how many other nodes have sent none for {@link Node#DEAD_AFTER}, and did not stop cleanly; those of
 * the last day
 * @param clockAhead of this machine before the database; less than nothing when it is behind. Exact to half of the time
 * that the heartbeat took
 */
public record Heartbeat(int receiving, int silent, Duration clockAhead) {
    /** Of a node that knows no other. */
    public static final Heartbeat NONE = new Heartbeat(0, 0, Duration.ZERO);
}
