package ua.meterline.store;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Whether so many messages arrive that work behind the intake should leave it the processors. It is told the last
 * message from time to time. For use by one thread.
 */
public final class ArrivalRate {
    private static final int BUSY_PER_SECOND = 200;
    private static final long SHORTEST_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final LongSupplier nanoTime;
    private long lastSeen = Long.MAX_VALUE;
    private long lastSeenAt;
    private boolean busy;

    /** @param nanoTime such as {@link System#nanoTime} */
    public ArrivalRate(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** @param last the id of the last message; ids are sequential */
    public void note(long last) {
        long now = nanoTime.getAsLong();
        long elapsed = now - lastSeenAt;
        if (elapsed >= SHORTEST_NANOS) {
            double seconds = elapsed / (double) TimeUnit.SECONDS.toNanos(1);
            busy = (last - lastSeen) / seconds > BUSY_PER_SECOND;
            lastSeen = last;
            lastSeenAt = now;
        }
    }

    /** Whether more than 200 messages a second arrived lately. */
    public boolean isBusy() {
        return busy;
    }
}
