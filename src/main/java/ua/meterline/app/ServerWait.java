package ua.meterline.app;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ua.meterline.common.DatabaseAddress;
import ua.meterline.common.RateLimitedLog;
import ua.meterline.store.StoreFailure;

/**
 * Waits for a PostgreSQL server that is down when the gateway starts, for ever, as a link waits for its SMSC. What an
 * operator has to correct, such as the password or a schema of another version, ends the wait. Thread-safe.
 */
final class ServerWait {
    private static final Logger LOG = LoggerFactory.getLogger(ServerWait.class);
    private static final String DOWN = "down";
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** Uses the database, and may be repeated. */
    @FunctionalInterface
    interface Attempt {
        void run() throws Exception;
    }

    private final DatabaseAddress address;
    private final String meanwhile;
    private final RateLimitedLog failures = new RateLimitedLog(LOG::warn);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    private final long since = System.nanoTime();
    private boolean stopped;

    /** @param meanwhile what happens while it waits, for the log */
    ServerWait(DatabaseAddress address, String meanwhile) {
        this.address = address;
        this.meanwhile = meanwhile;
    }

    /**
     * Whether the attempt succeeds.
     *
     * @throws Exception of the attempt, unless the server may be there later
     */
    boolean succeeds(Attempt attempt) throws Exception {
        try {
            attempt.run();
            return true;
        } catch (Exception e) {
            if (!address.isServer() || !StoreFailure.mayEnd(e)) {
                throw e;
            }
            failures.log(
                    DOWN,
                    "Database " + address + ": " + StoreFailure.message(e) + "; waiting for it, and meanwhile "
                            + meanwhile);
            return false;
        }
    }

    /**
     * Repeats the attempt until it succeeds, and goes on with what needs the database, unless it is stopped before.
     *
     * @throws Exception of the attempt or the rest, when waiting does not help
     */
    void until(Attempt attempt, Attempt rest) throws Exception {
        try {
            while (goesOnAfterPause()) {
                if (succeeds(attempt)) {
                    goOn(rest);
                    return;
                }
            }
        } catch (Exception e) {
            if (!isStopped()) { // its connections are closed meanwhile
                throw e;
            }
        }
    }

    private void goOn(Attempt rest) throws Exception {
        lock.lock();
        try {
            if (!stopped) {
                LOG.info("Database {}: reached after {} s", address, secondsWaited());
                rest.run();
            }
        } finally {
            lock.unlock();
        }
    }

    private long secondsWaited() {
        return Duration.ofNanos(System.nanoTime() - since).toSeconds();
    }

    private boolean isStopped() {
        lock.lock();
        try {
            return stopped;
        } finally {
            lock.unlock();
        }
    }

    private boolean goesOnAfterPause() throws InterruptedException {
        lock.lock();
        try {
            long left = PAUSE.toNanos();
            while (!stopped && left > 0) {
                left = ended.awaitNanos(left);
            }
            return !stopped;
        } finally {
            lock.unlock();
        }
    }

    /** Ends the wait. Returns when what follows it is not begun, or complete. */
    void stop() {
        lock.lock();
        try {
            stopped = true;
            ended.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
