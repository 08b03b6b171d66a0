package ua.meterline.operations;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The traffic report: one log line a minute with messages and replies since the last one. For use by one thread. */
public final class TrafficReport {
    private static final Logger LOG = LoggerFactory.getLogger(TrafficReport.class);

    private final TrafficMetrics traffic;
    private final OutboxBacklog backlog;
    private TrafficTotals reported = TrafficTotals.NONE;

    public TrafficReport(TrafficMetrics traffic, OutboxBacklog backlog) {
        this.traffic = traffic;
        this.backlog = backlog;
    }

    /** Must be called once a minute; logs nothing without traffic. */
    public void report() {
        line().ifPresent(LOG::info);
    }

    Optional<String> line() {
        TrafficTotals totals = traffic.totals();
        TrafficTotals recent = totals.since(reported);
        reported = totals;
        return recent.equals(TrafficTotals.NONE) ? Optional.empty() : Optional.of(line(recent, backlog));
    }

    private static String line(TrafficTotals recent, OutboxBacklog backlog) {
        return ("last 60 s: in %d, accepted %d, duplicate %d%s, rejected %d, redelivered %d, refused %d,"
                        + " replied %d, failed %d, backlog %d%s")
                .formatted(
                        recent.in(),
                        recent.accepted(),
                        recent.duplicate(),
                        recent.held() == 0 ? "" : ", held " + recent.held(),
                        recent.rejected(),
                        recent.redelivered(),
                        recent.rejectedDeliveries(),
                        recent.replied(),
                        recent.failed(),
                        backlog.pending(),
                        backlog.pendingMails() == 0 ? "" : " and " + backlog.pendingMails() + " mails");
    }
}
