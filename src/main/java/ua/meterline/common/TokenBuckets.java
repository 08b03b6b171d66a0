package ua.meterline.common;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Limits how often something happens for each key: a token bucket for each, which is full at first and fills evenly
 * within the period. Memory is bounded: beyond the most keys, one of them is forgotten and full again. Thread-safe.
 */
public final class TokenBuckets {
    private final long period;
    private final long interval;
    private final LongSupplier nanos;
    /** When the bucket of each would be full, if nothing more happened. A full one need not be kept. */
    private final Cache<String, Long> fullAt;

    /**
     * @param tokens in a full bucket, at least 1
     * @param period in which an empty bucket becomes full
     * @param mostKeys each takes about 150 octets
     * @param nanos a monotonic clock
     */
    public TokenBuckets(int tokens, Duration period, int mostKeys, LongSupplier nanos) {
        this.period = period.toNanos();
        this.interval = this.period / tokens;
        this.nanos = nanos;
        this.fullAt = Caffeine.newBuilder()
                .maximumSize(mostKeys)
                .expireAfterWrite(period.plusMinutes(1))
                .executor(Runnable::run)
                .build();
    }

    /** Zero: a token is taken. Otherwise how long to wait for one. */
    public synchronized Duration take(String key) {
        long now = nanos.getAsLong();
        Long known = fullAt.getIfPresent(key);
        long next = (known == null ? now : Math.max(now, known)) + interval;
        long wait = next - now - period;
        if (wait > 0) {
            return Duration.ofNanos(wait);
        }
        fullAt.put(key, next);
        return Duration.ZERO;
    }
}
