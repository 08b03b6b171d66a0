package ua.meterline.web.billing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ua.meterline.billing.Batch;
import ua.meterline.billing.BatchFiles;
import ua.meterline.billing.BatchFormat;
import ua.meterline.billing.NotExported;
import ua.meterline.billing.PeriodOutlook;
import ua.meterline.billing.ScheduledExport;
import ua.meterline.web.Page;

/**
 * The page of all batches.
 *
 * @param problem in one line; null for none
 * @param form as it was filled in, or as it is proposed
 * @param counted null until there is a count
 * @param interrupted batches that no export of this gateway is writing
 * @param scheduled why the last scheduled export failed; null where it did not
 * @param before where the list goes on; null where it ends
 */
public record BillingView(
        Page page,
        String problem,
        ExportForm form,
        RunView run,
        List<PeriodOutlook> periods,
        NotExported counted,
        List<Batch> interrupted,
        ScheduledExport.Failure scheduled,
        List<Row> batches,
        Long before,
        boolean isFirstPage) {
    /** A batch in the list. */
    public record Row(Batch batch, BatchFiles.Look file) {}

    public Map<String, String> formats() {
        Map<String, String> formats = new LinkedHashMap<>();
        for (BatchFormat format : BatchFormat.values()) {
            formats.put(format.label(), page.text("billing.format." + format.label()));
        }
        return formats;
    }

    public boolean needsAttention() {
        return scheduled != null || !interrupted.isEmpty() || periods.stream().anyMatch(this::isOpen);
    }

    /** Whether readings of the period may still change, which the office should know. */
    public boolean isOpen(PeriodOutlook period) {
        return !period.future() && !period.state().isFinal();
    }

    /** Whether there is a page of the review queue for this person. */
    public boolean linksToReviews() {
        return page.menu().stream().anyMatch(item -> item.path().equals("/reviews"));
    }

    public String older() {
        return before == null ? null : "/billing?before=" + before;
    }
}
