package ua.meterline.common;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Elapsed time that stands still while a condition does not hold, or while the process is stopped. To be sampled about
 * once a second. Thread-safe.
 */
public final class ConditionalTime {
    /** After a longer gap between two samples, the process was stopped, or its machine asleep. */
    private static final long LONGEST_STEP = Duration.ofSeconds(10).toNanos();

    private final BooleanSupplier condition;
    private final LongSupplier nanoTime;
    private long elapsed;
    private long sampledAt;
    private boolean running;

    /** @param nanoTime the monotonic clock, as {@link System#nanoTime} */
    public ConditionalTime(BooleanSupplier condition, LongSupplier nanoTime) {
        this.condition = condition;
        this.nanoTime = nanoTime;
        this.sampledAt = nanoTime.getAsLong();
    }

    /** Counts the time since the last sample, if the condition held then and holds now. */
    public synchronized void sample() {
        long now = nanoTime.getAsLong();
        boolean holds = condition.getAsBoolean();
        if (running && holds) {
            elapsed += Math.min(now - sampledAt, LONGEST_STEP);
        }
        running = holds;
        sampledAt = now;
    }

    /** The elapsed time at the last sample. */
    public synchronized long nanos() {
        return elapsed;
    }
}
