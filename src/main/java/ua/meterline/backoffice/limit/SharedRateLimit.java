package ua.meterline.backoffice.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import ua.meterline.store.DatabaseAccess;
import ua.meterline.store.StoreUnavailableException;

/**
 * A rate limit of several nodes. Its buckets are rows of the table {@code rate_limit}, by the clock of the database.
 *
 * <p>Of a limit per second, a node takes a tenth of the tokens at once, and spends them within a period: the bucket of
 * all customers would be written for each of them. So each node may exceed such a limit by a tenth. A refusal is
 * remembered for a second: a flood does not reach the database. Thread-safe.
 */
public final class SharedRateLimit implements RateLimit {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final int PARTS = 10;

    private final RateLimitRows rows;
    private final String name;
    private final IntSupplier tokens;
    private final Duration period;
    private final Cache<String, AtomicInteger> ahead;
    private final Cache<String, Refusal> refusals;

    /** @param at by {@link System#nanoTime} */
    private record Refusal(long at, Duration delay) {
        Duration rest() {
            return delay.minusNanos(System.nanoTime() - at);
        }
    }

    /**
     * @param name the same on all nodes
     * @param tokens in a full bucket, at least 1
     * @param period in which an empty bucket becomes full
     */
    public SharedRateLimit(DatabaseAccess database, String name, IntSupplier tokens, Duration period) {
        this.rows = new RateLimitRows(database);
        this.name = name;
        this.tokens = tokens;
        this.period = period;
        this.ahead = cache(period);
        this.refusals = cache(SECOND);
    }

    private static <T> Cache<String, T> cache(Duration kept) {
        return Caffeine.newBuilder()
                .maximumSize(RateLimits.MOST_KEYS)
                .expireAfterWrite(kept)
                .executor(Runnable::run)
                .build();
    }

    @Override
    public Duration take(String key) throws StoreUnavailableException {
        if (spend(key)) {
            return Duration.ZERO;
        }
        Refusal refusal = refusals.getIfPresent(key);
        return refusal != null && refusal.rest().compareTo(Duration.ZERO) > 0 ? refusal.rest() : fetch(key);
    }

    /** A token that was taken before. */
    private boolean spend(String key) {
        AtomicInteger left = ahead.getIfPresent(key);
        return left != null && left.getAndUpdate(count -> Math.max(0, count - 1)) > 0;
    }

    private Duration fetch(String key) throws StoreUnavailableException {
        int full = Math.max(1, tokens.getAsInt()); // 0 has just become no limit
        int wanted = period.compareTo(SECOND) > 0 ? 1 : Math.max(1, full / PARTS);
        Duration delay = rows.take(name, key, period.multipliedBy(wanted).dividedBy(full), period);
        if (!delay.isZero()) {
            refusals.put(key, new Refusal(System.nanoTime(), delay));
        } else if (wanted > 1) {
            ahead.get(key, none -> new AtomicInteger()).addAndGet(wanted - 1);
        }
        return delay;
    }
}
