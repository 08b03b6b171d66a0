package ua.meterline.web.billing;

import java.util.List;
import java.util.Optional;
import ua.meterline.billing.PeriodOutlook;

/** Why an export of a period is to be confirmed. */
public record ExportWarning(PeriodOutlook period) {
    /** Empty where nothing of the period can change any more, or nothing of it is exported. */
    static Optional<ExportWarning> of(PeriodOutlook period, boolean closedOnly) {
        boolean leftOut = closedOnly && period.state().windowOpen();
        return leftOut || period.state().isFinal() ? Optional.empty() : Optional.of(new ExportWarning(period));
    }

    /** What is to be confirmed. */
    public record Question(ExportForm form, List<ExportWarning> warnings) {}
}
