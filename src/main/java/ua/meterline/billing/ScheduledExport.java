package ua.meterline.billing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
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

    private final Export export;
    private final BatchFormat format;
    private final boolean closedOnly;
    private final InstantSource clock;
    private final ZoneId zone;
    private final Backoff backoff;
    /** Null while there is none. */
    private Instant retryAt;

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

    /** @throws Exception when it fails; then it is repeated by {@link #retry}, and completed where it was interrupted */
    public synchronized void run() throws Exception {
        retryAt = clock.instant().plus(backoff.next());
        export();
        retryAt = null;
        backoff.reset();
    }

    /**
     * Repeats a failed export when that is due; to be called every minute or so.
     *
     * @throws Exception when it fails again
     */
    public synchronized void retry() throws Exception {
        if (retryAt != null && !clock.instant().isBefore(retryAt)) {
            run();
        }
    }

    private void export() throws Exception {
        YearMonth month = YearMonth.from(clock.instant().atZone(zone));
        List<BillingPeriod> periods =
                Stream.of(month.minusMonths(1), month).map(BillingPeriod::new).toList();
        for (Batch batch : export.run(periods, format, closedOnly)) {
            LOG.info("Export: batch {}, period {}, {} readings", batch.id(), batch.period(), batch.readings());
            if (!batch.state().isFinal()) {
                LOG.warn(
                        "Export: batch {} may need corrections: the window of {} was {}, and {} readings were in review",
                        batch.id(),
                        batch.period(),
                        batch.state().windowOpen() ? "open" : "over",
                        batch.state().inReview());
            }
        }
    }
}
