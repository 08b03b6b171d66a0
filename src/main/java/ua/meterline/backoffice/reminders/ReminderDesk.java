package ua.meterline.backoffice.reminders;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ua.meterline.backoffice.staff.Actor;
import ua.meterline.common.Progress;
import ua.meterline.store.BackgroundPace;
import ua.meterline.store.DatabaseProblem;

/**
 * Reminders for the people at the console. Both to count and to send go through all accounts, so they are done in the
 * background: a count where the last one is old, while a person looks; a round of reminders when a person asks for it,
 * one at a time, whether or not the person stays. Thread-safe.
 */
public final class ReminderDesk implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReminderDesk.class);
    private static final Duration FRESH = Duration.ofMinutes(1);
    /** A count is fresh for so many times as long as it took, at most for {@link #LONGEST_FRESH}. */
    private static final int FRESH_FACTOR = 10;

    private static final Duration LONGEST_FRESH = Duration.ofMinutes(20);

    private static final Duration LONGEST_STOP = Duration.ofSeconds(3);

    private final Reminders reminders;
    private final BackgroundPace pace;
    private final InstantSource clock;
    private volatile ReminderCount counted;
    private volatile long looked;
    private volatile ReminderRound round;
    private volatile boolean stopping;
    /** Changes when a round begins and when it ends: what was counted in between is wrong. */
    private volatile int outdated;

    private Thread counting;
    private Thread sending;
    private long nextCount = System.nanoTime();

    /** @param pace of the counts */
    public ReminderDesk(Reminders reminders, BackgroundPace pace, InstantSource clock) {
        this.reminders = reminders;
        this.pace = pace;
        this.clock = clock;
    }

    /** The last count; empty until there is one, and after a round. Begins another one where it is old. */
    public synchronized Optional<ReminderCount> counted() {
        boolean due = System.nanoTime() - nextCount >= 0;
        if (due && counting == null && sending == null && !stopping) {
            looked = 0;
            int begun = outdated;
            counting = started(() -> count(begun), "reminder-count");
        }
        return Optional.ofNullable(counted);
    }

    /** How many accounts the running count has looked at; empty where none runs. */
    public synchronized Optional<Long> looked() {
        return counting == null ? Optional.empty() : Optional.of(looked);
    }

    /** The round that runs, or the last one; empty since the start. */
    public Optional<ReminderRound> round() {
        return Optional.ofNullable(round);
    }

    /** Whether reminders can be scheduled now: neither the hours of today nor the window are over. */
    public boolean isOpen() {
        return reminders.isOpen();
    }

    /**
     * Begins a round of reminders.
     *
     * @return false where one is running; then nothing has begun
     */
    public synchronized boolean send(Actor actor) {
        if (sending != null || stopping) {
            return false;
        }
        counted = null;
        outdated++;
        round = ReminderRound.begun(actor.who(), clock.instant());
        sending = started(() -> send(actor, RestingProgress.half(this::sendingAt)), "reminder-round");
        return true;
    }

    private static Thread started(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void count(int begun) {
        Instant since = clock.instant();
        long began = System.nanoTime();
        ReminderCount found = null;
        try {
            Progress progress = RestingProgress.at(pace, (what, done) -> countingAt(done, begun));
            found = new ReminderCount(reminders.preview(progress), since);
        } catch (CancellationException e) {
            LOG.debug("Reminders: the count ends early");
        } catch (SQLException e) {
            LOG.warn("Reminders: not counted: database: {}", DatabaseProblem.of(e));
        } catch (RuntimeException e) {
            LOG.error("Reminders: not counted", e);
        } finally {
            countEnded(found, begun, System.nanoTime() - began);
        }
    }

    private void countingAt(long done, int begun) {
        if (stopping || outdated != begun) {
            throw new CancellationException();
        }
        looked = done;
    }

    private synchronized void countEnded(ReminderCount found, int begun, long nanos) {
        counting = null;
        if (outdated == begun) {
            counted = found;
            long fresh = Math.min(FRESH_FACTOR * nanos, LONGEST_FRESH.toNanos());
            nextCount = System.nanoTime() + Math.max(FRESH.toNanos(), fresh);
        }
    }

    private void send(Actor actor, Progress progress) {
        try {
            long sent = reminders.send(actor, progress).orElse(0L);
            LOG.info("Reminders: {} scheduled", sent);
            round = round.ended(clock.instant(), sent);
        } catch (CancellationException e) {
            round = round.failed(clock.instant());
        } catch (SQLException e) {
            LOG.warn("Reminders: not all are scheduled: database: {}", DatabaseProblem.of(e));
            round = round.failed(clock.instant());
        } catch (RuntimeException e) {
            LOG.error("Reminders: not all are scheduled", e);
            round = round.failed(clock.instant());
        } finally {
            roundEnded();
        }
    }

    private void sendingAt(String what, long done) {
        if (stopping) {
            throw new CancellationException();
        }
        round = round.at(what, done);
    }

    private synchronized void roundEnded() {
        sending = null;
        outdated++;
        nextCount = System.nanoTime();
    }

    /** Ends what runs; another round continues where it ended. */
    @Override
    public void close() {
        Thread[] running;
        synchronized (this) {
            stopping = true;
            running = new Thread[] {counting, sending};
        }
        for (Thread thread : running) {
            if (thread != null) {
                LockSupport.unpark(thread);
                join(thread);
            }
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join(LONGEST_STOP.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
