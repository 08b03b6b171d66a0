package ua.meterline.backoffice.replay;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ua.meterline.backoffice.Refusal;
import ua.meterline.backoffice.RefusedException;
import ua.meterline.backoffice.staff.Actor;
import ua.meterline.backoffice.staff.AuditAction;
import ua.meterline.backoffice.staff.AuditLog;
import ua.meterline.common.AccessProblem;
import ua.meterline.common.OneLine;
import ua.meterline.common.Progress;
import ua.meterline.store.StoreUnavailableException;

/**
 * Runs replays in the background of a gateway: one at a time, at most half of the time, on a thread that yields to
 * others. The result of the last one stays until the next. Thread-safe.
 */
public final class ReplayJobs implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReplayJobs.class);
    private static final int EXAMPLES = 5;
    private static final int LONGEST_PROBLEM = 300;
    private static final long LONGEST_PAUSE_MILLIS = 1_000;
    private static final long NANOS_OF_A_MILLI = 1_000_000;

    private final Preparation preparation;
    private final AuditLog audit;
    private final InstantSource clock;
    private volatile ReplayJob last;
    private volatile boolean cancelled;
    private Thread thread;

    public ReplayJobs(Preparation preparation, AuditLog audit, InstantSource clock) {
        this.preparation = preparation;
        this.audit = audit;
        this.clock = clock;
    }

    /** Makes a replay of changed settings. */
    public interface Preparation {
        /**
         * The settings that may be changed, with their values of now, in a good order.
         */
        Map<String, String> current();

        /**
         * @param changes values by name
         * @throws RefusedException naming what is wrong with them
         */
        Run of(Map<String, String> changes) throws RefusedException;
    }

    /** A replay that can begin. */
    public interface Run {
        /** @param since the first day, in the billing time zone of the changed settings */
        Differences since(LocalDate since, int examples, Progress progress) throws Exception;
    }

    /** The settings that may be changed, with their values of now. */
    public Map<String, String> currentSettings() {
        return preparation.current();
    }

    /** The replay that runs, or the last one. Empty since the start. */
    public Optional<ReplayJob> last() {
        return Optional.ofNullable(last);
    }

    /**
     * Begins a replay, and returns at once.
     *
     * @param wanted values of settings by name; those that are as now are no change
     * @throws RefusedException when one is running, or a value is wrong
     */
    public synchronized void start(LocalDate since, Map<String, String> wanted, Actor actor)
            throws RefusedException, StoreUnavailableException {
        if (last != null && last.isRunning()) {
            throw new RefusedException(Refusal.REPLAY_RUNNING, last.who());
        }
        Map<String, String> changes = changesIn(wanted);
        Run run = preparation.of(changes);
        audit.record(audit.entry(actor, AuditAction.REPLAY).with("since " + since + " " + changes));
        cancelled = false;
        last = ReplayJob.began(actor.who(), since, changes, clock.instant());
        thread = new Thread(() -> run(run, since), "replay");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        thread.start();
    }

    private Map<String, String> changesIn(Map<String, String> wanted) {
        Map<String, String> changes = new TreeMap<>(wanted);
        changes.keySet().retainAll(preparation.current().keySet());
        preparation.current().forEach(changes::remove);
        return changes;
    }

    private void run(Run run, LocalDate since) {
        try {
            last = last.done(run.since(since, EXAMPLES, new Throttle()), clock.instant());
        } catch (CancellationException e) {
            last = last.ended(ReplayJob.State.CANCELLED, "", clock.instant());
        } catch (Exception | Error e) { // otherwise it would count as running until the next start
            LOG.warn("Replay: failed", e);
            last = last.ended(
                    ReplayJob.State.FAILED, OneLine.of(AccessProblem.of(e), LONGEST_PROBLEM), clock.instant());
        }
    }

    /** After each page, pauses for as long as it took. */
    private final class Throttle implements Progress {
        private long resumed = System.nanoTime();

        @Override
        public void at(String what, long done) {
            if (cancelled) {
                throw new CancellationException();
            }
            last = last.at(done);
            long took = (System.nanoTime() - resumed) / NANOS_OF_A_MILLI;
            try {
                Thread.sleep(Math.min(LONGEST_PAUSE_MILLIS, took));
            } catch (InterruptedException e) {
                throw new CancellationException();
            }
            resumed = System.nanoTime();
        }
    }

    /** The replay that runs ends soon. */
    public void cancel() {
        cancelled = true;
    }

    @Override
    public synchronized void close() {
        cancelled = true;
        if (thread != null) {
            thread.interrupt();
        }
    }
}
