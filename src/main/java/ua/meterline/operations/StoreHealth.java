package ua.meterline.operations;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.camel.ExchangeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ua.meterline.common.Causes;
import ua.meterline.common.RateLimitedLog;
import ua.meterline.store.DatabaseReplacedException;
import ua.meterline.store.StoreFailure;
import ua.meterline.store.UtcTime;
import ua.meterline.store.group.GroupListener;

/**
 * Whether the database takes writes, by the result of the last write; without traffic, a heartbeat is written. Logs
 * each change, and one line a minute while the database takes no writes. Thread-safe.
 */
public final class StoreHealth implements GroupListener {
    private static final Logger LOG = LoggerFactory.getLogger(StoreHealth.class);
    private static final String UNWRITABLE = "unwritable";
    private static final String REPLACED = "replaced";

    private static final long QUIET_NANOS = Duration.ofSeconds(4).toNanos();

    private final RateLimitedLog failures = new RateLimitedLog(LOG::error);
    private volatile boolean writing = true;
    private volatile boolean proven;
    private volatile long writtenAt;

    /** False until the first successful write. */
    public boolean isWriting() {
        return writing && proven;
    }

    @Override
    public void groupStored(String name, int size, Duration time) {
        succeeded();
    }

    /** A group that failed because of one row is stored again row by row; a row that fails alone needs attention. */
    @Override
    public void groupFailed(String name, int size, Throwable failure) {
        if (StoreFailure.concernsTheWholeStore(failure)) {
            failed(failure);
        } else if (size == 1) {
            LOG.error("Database: a row cannot be stored, and its message is refused: {}", Causes.rootMessage(failure));
        }
    }

    /** Whether the last write failed, or is so long ago that it proves nothing. */
    public boolean isUncertain() {
        return !isWriting() || System.nanoTime() - writtenAt > QUIET_NANOS;
    }

    /** The parameters of {@code upsert-heartbeat.sql}. */
    public Map<String, Object> heartbeat() {
        return Map.of("now", UtcTime.format(Instant.now()));
    }

    public void succeeded() {
        writtenAt = System.nanoTime();
        proven = true;
        if (!writing) {
            recovered();
        }
    }

    private synchronized void recovered() {
        if (!writing) {
            writing = true;
            failures.reset(UNWRITABLE);
            LOG.info("Database: writing again");
        }
    }

    public synchronized void failed(@ExchangeException Throwable failure) {
        writing = false;
        String reason = Causes.rootMessage(failure);
        if (Causes.of(failure).anyMatch(DatabaseReplacedException.class::isInstance)) {
            failures.log(REPLACED, "Database: " + reason + "; messages are refused, and the gateway ends");
        } else {
            failures.log(UNWRITABLE, "Database: cannot be written, messages are refused for now: " + reason);
        }
    }
}
