package ua.meterline.store.cluster;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * How long a node keeps the others off a reply that it has claimed. The lease ends in the database by its clock, and
 * here by the monotonic clock, a little earlier: a node that was stopped for longer does not send from memory what
 * another node may have sent meanwhile. Thread-safe.
 */
public final class ClaimLease {
    /** On SQLite there is no other node: a claim ends with the process. */
    public static final ClaimLease ENDLESS = new ClaimLease(null, Duration.ZERO, () -> true, System::nanoTime);

    private final String node;
    private final Duration length;
    private final BooleanSupplier isMember;
    private final LongSupplier nanoTime;
    private volatile long groupBegan;

    /**
     * @param node the name of this one
     * @param length longer than a submit waits for its response
     * @param isMember as {@link Cluster#isMember}
     * @param nanoTime the monotonic clock
     */
    public ClaimLease(String node, Duration length, BooleanSupplier isMember, LongSupplier nanoTime) {
        this.node = node;
        this.length = length;
        this.isMember = isMember;
        this.nanoTime = nanoTime;
    }

    /** The name of the node that claims; null without others. */
    public String node() {
        return node;
    }

    public long seconds() {
        return length.toSeconds();
    }

    /** The beginning of a lease. To be taken before the statement that claims. */
    public long begin() {
        return nanoTime.getAsLong();
    }

    /** Notes the beginning of the leases of new replies, which the next statements store. For the writing thread. */
    public void beginGroup() {
        groupBegan = begin();
    }

    /** As {@link #beginGroup} noted it. */
    public long groupBegan() {
        return groupBegan;
    }

    /** Whether others may have taken over what was claimed then. */
    public boolean isOver(long began) {
        return node != null && (age(began) >= length.toNanos() || !isMember.getAsBoolean());
    }

    /** Whether a claim of then should be renewed: a third of its lease has passed. */
    public boolean isAging(long began) {
        return node != null && age(began) >= length.toNanos() / 3;
    }

    private long age(long began) {
        return nanoTime.getAsLong() - began;
    }
}
