package ua.meterline.observe;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ua.meterline.store.GroupCommit;

/**
 * Whether the database takes writes, as the last write found it. Says so once when that changes and once a minute while
 * it does not, however many messages are refused meanwhile. Thread-safe.
 */
public final class StoreHealth {
    private static final Logger LOG = LoggerFactory.getLogger(StoreHealth.class);
    private static final long REMIND_AFTER_NANOS = Duration.ofMinutes(1).toNanos();

    private volatile boolean writing = true;
    private long saidAt;

    public boolean isWriting() {
        return writing;
    }

    /** The same transaction, with each of its ends noted here. */
    public <T> GroupCommit.Transaction<T> watching(GroupCommit.Transaction<T> transaction) {
        return group -> {
            try {
                transaction.store(group);
                succeeded();
            } catch (Exception e) {
                failed(e);
                throw e;
            }
        };
    }

    public void succeeded() {
        if (!writing) {
            recovered();
        }
    }

    private synchronized void recovered() {
        if (!writing) {
            writing = true;
            LOG.info("Database: writing again");
        }
    }

    public synchronized void failed(Throwable failure) {
        if (writing || System.nanoTime() - saidAt > REMIND_AFTER_NANOS) {
            saidAt = System.nanoTime();
            LOG.error("Database: cannot be written, messages are refused for now: {}", rootMessage(failure));
        }
        writing = false;
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }
}
