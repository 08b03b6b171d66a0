package ua.meterline.common;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Items that failed recently. Callers skip them until the cooldown ends. Kept in memory only: a restart ends all
 * cooldowns. Thread-safe.
 *
 * @param <T> the type of the items; needs {@code equals} and {@code hashCode}
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

    /** The number of items whose cooldown has not ended. */
    public int size() {
        cooling.cleanUp();
        return (int) cooling.estimatedSize();
    }
}
