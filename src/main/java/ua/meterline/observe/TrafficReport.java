package ua.meterline.observe;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The line a minute: what came in and what went out since the line before. For use by one thread. */
public final class TrafficReport {
    private static final Logger LOG = LoggerFactory.getLogger(TrafficReport.class);

    private final Traffic traffic;
    private final Backlog backlog;
    private Totals reported = Totals.NONE;

    public TrafficReport(Traffic traffic, Backlog backlog) {
        this.traffic = traffic;
        this.backlog = backlog;
    }

    /** To be called once a minute; says nothing when nothing happened. */
    public void report() {
        Totals totals = traffic.totals();
        Totals recent = totals.since(reported);
        reported = totals;
        if (!recent.equals(Totals.NONE)) {
            LOG.info("{}", line(recent, backlog.pending()));
        }
    }

    static String line(Totals recent, long backlog) {
        return ("last 60 s: in %d, accepted %d, duplicate %d, rejected %d, redelivered %d, refused %d,"
                        + " replied %d, failed %d, backlog %d")
                .formatted(
                        recent.in(),
                        recent.accepted(),
                        recent.duplicate(),
                        recent.rejected(),
                        recent.redelivered(),
                        recent.refused(),
                        recent.replied(),
                        recent.failed(),
                        backlog);
    }
}
