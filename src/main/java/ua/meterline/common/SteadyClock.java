package ua.meterline.common;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * The time of day at its creation, continued by the monotonic clock: it does not jump when the system's clock is set.
 * For elapsed time and due times; when something happened is read from the system's clock. Thread-safe.
 */
public final class SteadyClock implements InstantSource {
    private final Instant origin;
    private final long originNanos;
    private final LongSupplier nanoTime;

    /** @param origin the time of day now */
    public SteadyClock(Instant origin) {
        this(origin, System::nanoTime);
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
