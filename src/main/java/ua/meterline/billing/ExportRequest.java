package ua.meterline.billing;

import java.util.List;
import ua.meterline.backoffice.staff.Actor;
import ua.meterline.reading.BillingPeriod;

/**
 * What to export. Immutable.
 *
 * @param periods whose new readings are exported; with none, interrupted batches are completed and nothing else
 * @param closedOnly whether to leave out periods whose window is open; an interrupted batch is completed all the same
 * @param by who exports; null: the schedule
 */
public record ExportRequest(List<BillingPeriod> periods, BatchFormat format, boolean closedOnly, Actor by) {
    public ExportRequest {
        periods = List.copyOf(periods);
    }

    /** A login, or {@code cli:USER} for a command; empty: the schedule. */
    String startedBy() {
        return by == null ? "" : by.who();
    }
}
