package ua.meterline.store.cluster;

/**
 * What a node tells the others with each heartbeat.
 *
 * @param links how many it has
 * @param linksBound how many of them are bound
 * @param receiving whether an SMSC can deliver messages to it
 * @param ready as its health check says
 */
public record NodeState(int links, int linksBound, boolean receiving, boolean ready) {
    /** Of a node that starts. */
    public static final NodeState STARTING = new NodeState(0, 0, false, false);
}
