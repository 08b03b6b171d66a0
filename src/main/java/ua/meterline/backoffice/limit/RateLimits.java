package ua.meterline.backoffice.limit;

import java.time.Duration;
import java.util.function.LongSupplier;
import ua.meterline.common.TokenBuckets;
import ua.meterline.store.DatabaseAccess;

/** Makes rate limits, of one gateway or of several nodes. Thread-safe. */
@FunctionalInterface
public interface RateLimits {
    /** At about 150 octets each; beyond that, one of them is forgotten. */
    int MOST_KEYS = 100_000;

    /**
     * @param name of the limit, the same on all nodes
     * @param tokens in a full bucket, at least 1
     * @param period in which an empty bucket becomes full
     */
    RateLimit limit(String name, int tokens, Duration period);

    /** In the database where several nodes may use it, otherwise in memory. */
    static RateLimits of(DatabaseAccess database) {
        return database.isShared()
                ? (name, tokens, period) -> new SharedRateLimit(database, name, () -> tokens, period)
                : inMemory(System::nanoTime);
    }

    /** @param nanos a monotonic clock */
    static RateLimits inMemory(LongSupplier nanos) {
        return (name, tokens, period) -> new TokenBuckets(tokens, period, MOST_KEYS, nanos)::take;
    }
}
