package ua.meterline.billing.feed;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * How far the publishing of readings is behind, as of the last run of {@code select-reading-backlog.sql}: also where
 * another node publishes. The time begins anew with the process, and is exact to the interval of the runs. Thread-safe.
 */
public final class FeedBacklog {
    private final LongSupplier nanos;
    private long changes;
    /** The latest change that waited when {@link #since} was set. */
    private long mark;

    private long since;

    /** @param nanos as {@link System#nanoTime} */
    public FeedBacklog(LongSupplier nanos) {
        this.nanos = nanos;
        this.since = nanos.getAsLong();
    }

    /** The answer to {@code select-reading-backlog.sql}, one row. */
    public synchronized void counted(List<Map<String, Object>> rows) {
        Map<String, Object> row = rows.get(0);
        long before = changes;
        changes = number(row.get("changes"));
        if (changes > 0 && (before == 0 || number(row.get("oldest")) > mark)) {
            mark = number(row.get("latest"));
            since = nanos.getAsLong();
        }
    }

    private static long number(Object value) {
        return value == null ? 0 : ((Number) value).longValue();
    }

    /** How many changes are not published; 100,000 may be more. */
    public synchronized long changes() {
        return changes;
    }

    /** For how long at most the oldest of them has been known; zero where all are published. */
    public synchronized Duration time() {
        return changes == 0 ? Duration.ZERO : Duration.ofNanos(nanos.getAsLong() - since);
    }
}
