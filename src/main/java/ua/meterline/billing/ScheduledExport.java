package ua.meterline.billing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ua.meterline.common.Backoff;
import ua.meterline.reading.BillingPeriod;

/**
 * The scheduled export: of this month, and of the previous month, whose reviews may end late. A failed one is repeated
 * with backoff until it succeeds, so that it does not wait for the next schedule, which may be a month away.
 * Thread-safe.
 */
public final class ScheduledExport {
    private static final Logger LOG = LoggerFactory.getLogger(ScheduledExport.class);

    private static final Duration TAKEN_OVER_WITHIN = Duration.ofMinutes(10);

    private final Export export;
    private final BatchFormat format;
    private final boolean closedOnly;
    private final InstantSource clock;
    private final ZoneId zone;
    private final Backoff backoff;
    /** Null while there is none. */
    private Instant retryAt;
    /** When an export was left to another node; null where none was, or the other node had the time for it. */
    private Instant leftAt;

    private volatile boolean running;
    private volatile Failure failure;

    /**
     * Why the last run failed.
     *
     * @param retryAt when it is repeated
     */
    public record Failure(ExportFailure failure, Instant retryAt) {}

    /**
     * @param closedOnly whether to leave out periods whose window is open
     * @param zone in which months begin
     */
    public ScheduledExport(
            Export export,
            BatchFormat format,
            boolean closedOnly,
            InstantSource clock,
            ZoneId zone,
            RandomGenerator random) {
        this.export = export;
        this.format = format;
        this.closedOnly = closedOnly;
        this.clock = clock;
        this.zone = zone;
        this.backoff = new Backoff(Duration.ofMinutes(1), Duration.ofMinutes(30), random);
    }

    /**
     * @throws Exception when it fails; then it is repeated by {@link #retry}, and completed where it was interrupted
     */
    public synchronized void run() throws Exception {
        retryAt = clock.instant().plus(backoff.next());
        running = true;
        try {
            export();
        } catch (Exception e) {
            failure = new Failure(ExportFailure.of(clock.instant(), e), retryAt);
            throw e;
        } finally {
            running = false;
        }
        failure = null;
        retryAt = null;
        backoff.reset();
    }

    /**
     * It is due, and another node does it. If that node ends meanwhile, and this one takes over within some minutes,
     * {@link #retry} does it: what is exported already is not exported again.
     */
    public synchronized void leave() {
        leftAt = clock.instant();
    }

    /** Whether it exports now. */
    public boolean isRunning() {
        return running;
    }

    /** Why the last run failed; empty when it succeeded, or there was none. */
    public Optional<Failure> failure() {
        return Optional.ofNullable(failure);
    }

    /**
     * Repeats a failed export when that is due, or does one that was left to a node that has ended; to be called every
     * minute or so.
     *
     * @throws Exception when it fails again
     */
    public synchronized void retry() throws Exception {
        Instant now = clock.instant();
        boolean wasLeft = leftAt != null && now.isBefore(leftAt.plus(TAKEN_OVER_WITHIN));
        leftAt = null;
        if (wasLeft || retryAt != null && !now.isBefore(retryAt)) {
            run();
        }
    }

    private void export() throws Exception {
        YearMonth month = YearMonth.from(clock.instant().atZone(zone));
        List<BillingPeriod> periods =
                Stream.of(month.minusMonths(1), month).map(BillingPeriod::new).toList();
        for (Batch batch : export.run(new ExportRequest(periods, format, closedOnly, null))) {
            LOG.info("Export: batch {}, period {}, {} readings", batch.id(), batch.period(), batch.readings());
            if (!batch.state().isFinal()) {
                LOG.warn(
                        "Export: batch {} may need corrections: "
                                + "the window of {} was {}, and {} readings were in review",
                        batch.id(),
                        batch.period(),
                        batch.state().windowOpen() ? "open" : "over",
                        batch.state().inReview());
            }
        }
    }
}
