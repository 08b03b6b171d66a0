package ua.meterline.common;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * What failed is not retried until its cooldown is over, so that it does not delay what comes after it. Kept in memory
 * only: after a restart everything is retried. Thread-safe.
 *
 * @param <T> what is retried; needs {@code equals} and {@code hashCode}
 */
public final class Cooldown<T> {
    private final Cache<T, Boolean> cooling;

    public Cooldown(Duration duration, InstantSource clock) {
        this.cooling = Caffeine.newBuilder()
                .expireAfterWrite(duration)
                .ticker(() -> Duration.between(Instant.EPOCH, clock.instant()).toNanos())
                .build();
    }

    /** Starts the cooldown of an item, or starts it again. */
    public void add(T item) {
        cooling.put(item, true);
    }

    public boolean contains(T item) {
        return cooling.getIfPresent(item) != null;
    }

    /** The number of items whose cooldown is not over. */
    public int size() {
        cooling.cleanUp();
        return (int) cooling.estimatedSize();
    }
}
