package ua.meterline.operations;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.camel.ExchangeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ua.meterline.common.Causes;
import ua.meterline.common.RateLimitedLog;
import ua.meterline.common.RecentCount;
import ua.meterline.store.DatabaseReplacedException;
import ua.meterline.store.StoreFailure;
import ua.meterline.store.UtcTime;
import ua.meterline.store.WriteTimeoutException;
import ua.meterline.store.group.GroupListener;

/**
 * Whether the database takes writes in time, by what messages experience: not after one failed, until most of those
 * within the last two seconds were stored. Without messages a heartbeat is written, which counts as one. Logs each
 * change, and one line a minute while the database takes no writes. Thread-safe.
 */
public final class StoreHealth implements GroupListener {
    private static final Logger LOG = LoggerFactory.getLogger(StoreHealth.class);
    private static final String UNWRITABLE = "unwritable";
    private static final String REPLACED = "replaced";

    private static final Duration WINDOW = Duration.ofSeconds(2);
    private static final long QUIET_NANOS = Duration.ofSeconds(4).toNanos();

    private final RateLimitedLog failures = new RateLimitedLog(LOG::error);
    private final RecentCount stored = new RecentCount(WINDOW);
    private final RecentCount failed = new RecentCount(WINDOW);
    private boolean awaited;
    private boolean writing = true;
    private boolean proven;
    private boolean replaced;
    private long lastResultAt;

    /** False until the first successful write. */
    public synchronized boolean isWriting() {
        return writing && proven;
    }

    /** The server is not there since the start, and nothing is written before it is. */
    public synchronized void awaited(boolean isAwaited) {
        awaited = isAwaited;
    }

    /** For an operator, in a few words. */
    synchronized String description() {
        if (awaited) {
            return "not reached since the start";
        }
        return isWriting() ? "writing" : "not writing";
    }

    /** Whether nothing shows that the database takes writes: it failed last, or the last result is long ago. */
    public synchronized boolean isUncertain() {
        return !isWriting() || System.nanoTime() - lastResultAt > QUIET_NANOS;
    }

    /** What failed because of a failure before it, or because the gateway stops, says nothing about the database. */
    @Override
    public void bodyCompleted(String name, Throwable failure) {
        if (failure == null) {
            succeeded();
        } else if (failure instanceof WriteTimeoutException || StoreFailure.concernsTheWholeStore(failure)) {
            failed(failure);
        }
    }

    /** A group that failed because of one row is stored again row by row; a row that fails alone needs attention. */
    @Override
    public void groupFailed(String name, int size, Throwable failure) {
        if (size == 1 && !StoreFailure.concernsTheWholeStore(failure)) {
            LOG.error(
                    "Database: a row cannot be stored, and its message is refused: {}", StoreFailure.message(failure));
        }
    }

    /** The parameters of {@code upsert-heartbeat.sql}. */
    public Map<String, Object> heartbeat() {
        return Map.of("now", UtcTime.format(Instant.now()));
    }

    private synchronized void succeeded() {
        proven = true;
        count(stored);
        if (!writing && mostWereStored()) {
            writing = true;
            failures.reset(UNWRITABLE);
            LOG.info("Database: writing again");
        }
    }

    public synchronized void failed(@ExchangeException Throwable failure) {
        replaced |= Causes.of(failure).anyMatch(DatabaseReplacedException.class::isInstance);
        count(failed);
        writing = false;
        log(StoreFailure.message(failure));
    }

    private void count(RecentCount results) {
        lastResultAt = System.nanoTime();
        results.add(lastResultAt);
    }

    private boolean mostWereStored() {
        return !replaced && stored.at(lastResultAt) > failed.at(lastResultAt);
    }

    private void log(String reason) {
        if (replaced) {
            failures.log(REPLACED, "Database: " + reason + "; messages are refused, and the gateway ends");
        } else {
            failures.log(UNWRITABLE, "Database: cannot be written, messages are refused for now: " + reason);
        }
    }
}
