package ua.meterline.common;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * The time of day at its creation, continued by the monotonic clock: it does not jump when the time of the system is set. For
 * elapsed time and due times; what happened when is a matter of the system's clock. Thread-safe.
 */
public final class SteadyClock implements InstantSource {
    private final Instant origin;
    private final long originNanos;
    private final LongSupplier nanoTime;

    public SteadyClock() {
        this(Instant.now(), System::nanoTime);
    }

    /** @param nanoTime the monotonic clock, as {@link System#nanoTime} */
    SteadyClock(Instant origin, LongSupplier nanoTime) {
        this.origin = origin;
        this.nanoTime = nanoTime;
        this.originNanos = nanoTime.getAsLong();
    }

    @Override
    public Instant instant() {
        return origin.plusNanos(nanoTime.getAsLong() - originNanos);
    }
}
