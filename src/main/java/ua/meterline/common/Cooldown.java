package ua.meterline.common;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What failed is not retried until its cooldown is over, so that it does not delay what comes after it. Kept in memory only:
 * after a restart everything is tried again. Thread-safe.
 *
 * @param <T> what is retried; needs {@code equals} and {@code hashCode}
 */
public final class Cooldown<T> {
    private final Duration duration;
    private final InstantSource clock;
    private final Map<T, Instant> endOf = new ConcurrentHashMap<>();

    public Cooldown(Duration duration, InstantSource clock) {
        this.duration = duration;
        this.clock = clock;
    }

    /** Starts the cooldown of an item, or starts it again. */
    public void add(T item) {
        removeExpired();
        endOf.put(item, clock.instant().plus(duration));
    }

    public boolean contains(T item) {
        Instant end = endOf.get(item);
        return end != null && clock.instant().isBefore(end);
    }

    /** The number of items whose cooldown is not over. */
    public int size() {
        removeExpired();
        return endOf.size();
    }

    private void removeExpired() {
        Instant now = clock.instant();
        endOf.values().removeIf(end -> !now.isBefore(end));
    }
}
