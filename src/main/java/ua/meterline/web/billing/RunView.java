package ua.meterline.web.billing;

import java.util.stream.Collectors;
import ua.meterline.billing.ExportRun;
import ua.meterline.web.Page;

/**
 * The export that a person started.
 *
 * @param run null for none
 */
public record RunView(Page page, ExportRun run) {
    public boolean isRunning() {
        return run != null && run.isRunning();
    }

    /** Such as {@code December 2026}; or the batch that is written again. */
    public String what() {
        if (run.repeated() > 0) {
            return page.text("billing.run.batch", run.repeated());
        } else if (run.request().periods().isEmpty()) {
            return page.text("billing.run.interrupted");
        }
        return run.request().periods().stream()
                .map(period -> page.format().month(period.month()))
                .collect(Collectors.joining(", "));
    }

    /** How far it is. */
    public String step() {
        return run.step().isEmpty()
                ? page.text("billing.step.begun")
                : page.text(
                        "billing.step." + run.step().replace(' ', '-'),
                        page.format().number(run.done()));
    }
}
