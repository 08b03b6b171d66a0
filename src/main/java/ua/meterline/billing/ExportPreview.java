package ua.meterline.billing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ua.meterline.reading.BillingCalendar;
import ua.meterline.reading.BillingPeriod;
import ua.meterline.store.BackgroundPace;
import ua.meterline.store.StoreUnavailableException;

/**
 * Counts what exports would write, in the background, while a person looks at it: not again within a minute, slice by
 * slice, and at the pace of such counts. Thread-safe.
 */
public final class ExportPreview implements AutoCloseable {
    /** How many periods before the current one are counted. */
    static final int EARLIER_PERIODS = 2;

    private static final Logger LOG = LoggerFactory.getLogger(ExportPreview.class);
    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(2);

    private final NotExportedCount count;
    private final BackgroundPace pace;
    private final BillingCalendar calendar;
    private final InstantSource clock;
    private volatile NotExported latest;
    private volatile boolean stopping;
    private Thread counting;
    private long countedAt = System.nanoTime() - FRESH.toNanos();
    private boolean outdated;

    public ExportPreview(NotExportedCount count, BackgroundPace pace, BillingCalendar calendar, InstantSource clock) {
        this.count = count;
        this.pace = pace;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** The last count; empty until the first one has ended. Begins another one where it is older than a minute. */
    public synchronized Optional<NotExported> latest() {
        boolean due = outdated || System.nanoTime() - countedAt >= FRESH.toNanos();
        if (due && counting == null && !stopping) {
            outdated = false;
            counting = new Thread(this::count, "export-preview");
            counting.setDaemon(true);
            counting.start();
        }
        return Optional.ofNullable(latest);
    }

    /** Forgets the last count, which an export has made wrong. */
    public synchronized void outdate() {
        latest = null;
        outdated = true;
    }

    private void count() {
        Instant since = clock.instant();
        long began = System.nanoTime();
        NotExported counted = null;
        try {
            NotExportedCount.Walk walk = count.from(calendar.periodOf(since).plusMonths(-EARLIER_PERIODS));
            long sliceBegan = System.nanoTime();
            while (!stopping && walk.next()) {
                pace.rest(sliceBegan);
                sliceBegan = System.nanoTime();
            }
            counted = new NotExported(since, Duration.ofNanos(System.nanoTime() - began), walk.counts());
        } catch (StoreUnavailableException e) {
            LOG.warn("Export preview: {}", e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("Export preview: not counted", e);
        } finally {
            ended(counted);
        }
    }

    private synchronized void ended(NotExported counted) {
        counting = null;
        countedAt = System.nanoTime();
        if (counted != null && !outdated && !stopping) {
            latest = counted;
        }
    }

    /** The current period, and those before it that are counted. */
    boolean covers(BillingPeriod period) {
        return !period.isBefore(calendar.periodOf(clock.instant()).plusMonths(-EARLIER_PERIODS));
    }

    @Override
    public void close() {
        Thread running;
        synchronized (this) {
            stopping = true;
            running = counting;
        }
        if (running != null) {
            LockSupport.unpark(running);
            try {
                running.join(LONGEST_STOP.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
