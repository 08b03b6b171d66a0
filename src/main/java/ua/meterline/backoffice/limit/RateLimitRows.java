package ua.meterline.backoffice.limit;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import ua.meterline.store.DatabaseAccess;
import ua.meterline.store.Rows;
import ua.meterline.store.Sql;
import ua.meterline.store.StoreUnavailableException;

/**
 * The table {@code rate_limit}, on PostgreSQL. Each call is one statement and its own transaction, which waits for no
 * disk and for no message. Keys are stored as hashes. Thread-safe.
 */
final class RateLimitRows {
    private static final Sql TAKE = Sql.named("take-tokens");
    private static final Sql FORGET = Sql.named("delete-rate-limit");

    private final DatabaseAccess database;

    RateLimitRows(DatabaseAccess database) {
        this.database = database;
    }

    /**
     * Takes tokens, if the bucket has enough.
     *
     * @param cost in which so many tokens come in again, at most the period
     * @param period in which an empty bucket becomes full
     * @return zero; or when it will have enough
     */
    Duration take(String limit, String key, Duration cost, Duration period) throws StoreUnavailableException {
        long micros = database.write(connection -> TAKE.number(
                connection, Rows.row("key", HashedKey.of(limit, key), "cost", micros(cost), "period", micros(period))));
        return Duration.of(micros, ChronoUnit.MICROS);
    }

    /** The bucket is full again. */
    void forget(String limit, String key) throws StoreUnavailableException {
        database.write(connection -> FORGET.update(connection, Rows.row("key", HashedKey.of(limit, key))));
    }

    private static long micros(Duration duration) {
        return duration.dividedBy(ChronoUnit.MICROS.getDuration());
    }
}
