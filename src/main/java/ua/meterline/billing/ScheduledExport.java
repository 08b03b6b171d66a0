package ua.meterline.billing;

import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ua.meterline.reading.BillingPeriod;

/** The scheduled export: of this month, and of the previous month, whose reviews may end late. */
public final class ScheduledExport {
    private static final Logger LOG = LoggerFactory.getLogger(ScheduledExport.class);

    private final Export export;
    private final BatchFormat format;
    private final InstantSource clock;
    private final ZoneId zone;

    /** @param zone in which months begin */
    public ScheduledExport(Export export, BatchFormat format, InstantSource clock, ZoneId zone) {
        this.export = export;
        this.format = format;
        this.clock = clock;
        this.zone = zone;
    }

    /** @throws Exception when interrupted; the next export completes it */
    public void run() throws Exception {
        YearMonth month = YearMonth.from(clock.instant().atZone(zone));
        List<BillingPeriod> periods =
                Stream.of(month.minusMonths(1), month).map(BillingPeriod::new).toList();
        for (Batch batch : export.run(periods, format)) {
            LOG.info("Export: batch {}, period {}, {} readings", batch.id(), batch.period(), batch.readings());
        }
    }
}
