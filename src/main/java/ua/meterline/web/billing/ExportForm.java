package ua.meterline.web.billing;

import java.time.DateTimeException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import ua.meterline.billing.BatchFormat;
import ua.meterline.reading.BillingPeriod;
import ua.meterline.web.BadInputException;
import ua.meterline.web.Visit;

/**
 * The form that begins an export, as it was filled in. Immutable.
 *
 * @param chosen periods, as texts
 * @param other a further period, as typed; empty for none
 * @param error the key of a text; null where it is right
 */
public record ExportForm(Set<String> chosen, String other, String format, boolean closedOnly, String error) {
    private static final int MOST_PERIODS = 24;

    static ExportForm of(Visit visit) throws BadInputException {
        Set<String> chosen = new LinkedHashSet<>(visit.forms("period"));
        String other = visit.form("other");
        ExportForm typed = new ExportForm(
                chosen, other, visit.form("format"), !visit.form("closed-only").isEmpty(), null);
        if (chosen.size() > MOST_PERIODS || typed.parsedFormat() == null) {
            throw new BadInputException("billing.error.form");
        }
        return typed.with(typed.problem());
    }

    private ExportForm with(String problem) {
        return new ExportForm(chosen, other, format, closedOnly, problem);
    }

    private String problem() {
        try {
            return periods().isEmpty() ? "billing.error.no-period" : null;
        } catch (DateTimeException e) {
            return "billing.error.period";
        }
    }

    /** Earliest first. */
    List<BillingPeriod> periods() {
        TreeSet<BillingPeriod> periods = new TreeSet<>();
        chosen.forEach(period -> periods.add(BillingPeriod.parse(period)));
        if (!other.isEmpty()) {
            periods.add(BillingPeriod.parse(other));
        }
        return List.copyOf(periods);
    }

    /** Null for a text that names none. */
    BatchFormat parsedFormat() {
        try {
            return BatchFormat.of(format);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
