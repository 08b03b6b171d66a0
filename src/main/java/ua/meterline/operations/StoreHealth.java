package ua.meterline.operations;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.camel.ExchangeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ua.meterline.common.Causes;
import ua.meterline.common.RateLimitedLog;
import ua.meterline.store.GroupCommit;
import ua.meterline.store.StoreFailure;

/**
 * Whether the database accepts writes, as of the last write; without traffic, a heartbeat writes. Changes are logged
 * at once, continued failures once a minute. Thread-safe.
 */
public final class StoreHealth {
    private static final Logger LOG = LoggerFactory.getLogger(StoreHealth.class);
    private static final String UNWRITABLE = "unwritable";

    private static final long QUIET_NANOS = Duration.ofSeconds(4).toNanos();

    private final RateLimitedLog failures = new RateLimitedLog(LOG::error);
    private volatile boolean writing = true;
    private volatile boolean proven;
    private volatile long writtenAt;

    /** False until the first successful write. */
    public boolean isWriting() {
        return writing && proven;
    }

    /** The transaction, with its success or failure recorded here. */
    public <T> GroupCommit.Transaction<T> watching(GroupCommit.Transaction<T> transaction) {
        return group -> {
            try {
                transaction.store(group);
                succeeded();
            } catch (Exception | Error e) {
                note(e, group.size());
                throw e;
            }
        };
    }

    /** A group that fails because of one row is stored again row by row; only the row that fails alone is logged. */
    private void note(Throwable failure, int rows) {
        if (StoreFailure.concernsTheWholeStore(failure)) {
            failed(failure);
        } else if (rows == 1) {
            LOG.error("Database: a row cannot be stored, and its message is refused: {}", Causes.rootMessage(failure));
        }
    }

    /** Whether the last write is too old to tell, so that a heartbeat is needed. */
    public boolean isUncertain() {
        return !isWriting() || System.nanoTime() - writtenAt > QUIET_NANOS;
    }

    /** The parameters of {@code upsert-heartbeat.sql}. */
    public Map<String, Object> heartbeat() {
        return Map.of("now", Instant.now().toString());
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
        failures.log(
                UNWRITABLE,
                "Database: cannot be written, messages are refused for now: " + Causes.rootMessage(failure));
    }
}
