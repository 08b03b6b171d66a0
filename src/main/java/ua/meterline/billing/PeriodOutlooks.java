package ua.meterline.billing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import ua.meterline.reading.BillingPeriod;
import ua.meterline.store.DatabaseAccess;
import ua.meterline.store.StoreUnavailableException;

/** What the office looks at before an export: the periods that may have something to export. Thread-safe. */
public final class PeriodOutlooks {
    private final DatabaseAccess database;
    private final Periods periods;
    private final ExportPreview preview;

    public PeriodOutlooks(DatabaseAccess database, Periods periods, ExportPreview preview) {
        this.database = database;
        this.periods = periods;
        this.preview = preview;
    }

    /** The last count of what is not exported; empty until there is one. */
    public Optional<NotExported> counted() {
        return preview.latest();
    }

    /** The current period and those before it, and later ones that have something to export; the latest first. */
    public List<PeriodOutlook> all(Optional<NotExported> counted) throws StoreUnavailableException {
        TreeSet<BillingPeriod> wanted = new TreeSet<>();
        BillingPeriod current = current();
        for (int back = 0; back <= ExportPreview.EARLIER_PERIODS; back++) {
            wanted.add(current.plusMonths(-back));
        }
        counted.ifPresent(counts -> wanted.addAll(counts.byPeriod().keySet()));
        List<PeriodOutlook> outlooks = new ArrayList<>();
        for (BillingPeriod period : wanted.descendingSet()) {
            outlooks.add(of(period, counted));
        }
        return outlooks;
    }

    public PeriodOutlook of(BillingPeriod period, Optional<NotExported> counted) throws StoreUnavailableException {
        PeriodState state = database.read(connection -> periods.state(connection, period));
        return new PeriodOutlook(
                period,
                state,
                periods.calendar().windowEnd(period),
                current().isBefore(period),
                counted.filter(counts -> preview.covers(period))
                        .map(counts -> counts.of(period))
                        .orElse(null));
    }

    private BillingPeriod current() {
        return periods.calendar().periodOf(periods.clock().instant());
    }
}
