package ua.meterline.web.billing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import ua.meterline.backoffice.staff.Permission;
import ua.meterline.billing.Batch;
import ua.meterline.billing.BatchArchive;
import ua.meterline.billing.BatchFiles;
import ua.meterline.billing.BatchFormat;
import ua.meterline.billing.ExportJob;
import ua.meterline.billing.ExportRequest;
import ua.meterline.billing.NotExported;
import ua.meterline.billing.PeriodOutlook;
import ua.meterline.billing.PeriodOutlooks;
import ua.meterline.billing.ScheduledExport;
import ua.meterline.reading.BillingPeriod;
import ua.meterline.store.StoreUnavailableException;
import ua.meterline.web.Answer;
import ua.meterline.web.BadInputException;
import ua.meterline.web.ConsolePages;
import ua.meterline.web.Routes;
import ua.meterline.web.Visit;

/** What would be exported, exports, and the list of batches. Thread-safe. */
public final class BillingPages implements ConsolePages {
    private static final int BATCHES_A_PAGE = 25;
    private static final int UNPROCESSABLE = 422;
    private static final int CONFLICT = 409;

    private final PeriodOutlooks periods;
    private final ExportJob job;
    private final ScheduledExport scheduled;
    private final BatchArchive archive;
    private final BatchFiles files;
    private final BatchPages batchPages;
    private final ExportForm usual;

    /**
     * @param format that the form proposes
     * @param closedOnly whether the form proposes to leave out periods whose window is open
     */
    public BillingPages(
            PeriodOutlooks periods,
            ExportJob job,
            ScheduledExport scheduled,
            BatchArchive archive,
            BatchFiles files,
            BatchPages batchPages,
            BatchFormat format,
            boolean closedOnly) {
        this.periods = periods;
        this.job = job;
        this.scheduled = scheduled;
        this.archive = archive;
        this.files = files;
        this.batchPages = batchPages;
        this.usual = new ExportForm(Set.of(), "", format.label(), closedOnly, null);
    }

    @Override
    public String name() {
        return "billing";
    }

    @Override
    public void register(Routes routes) {
        routes.menu("/billing", Permission.VIEW_BILLING, "billing.title");
        routes.get("/billing", Permission.VIEW_BILLING, this::list);
        routes.poll("/billing/run", Permission.VIEW_BILLING, this::run);
        routes.poll("/billing/counts", Permission.VIEW_BILLING, this::counts);
        routes.post("/billing/export", Permission.EXPORT, this::export);
        batchPages.register(routes);
    }

    private Answer list(Visit visit) throws Exception {
        return visit.page("billing/page", view(visit, null, null));
    }

    /** @param form null for the proposed one */
    private BillingView view(Visit visit, String problem, ExportForm form) throws Exception {
        long before = before(visit);
        List<Batch> found = archive.page(before, BATCHES_A_PAGE + 1);
        boolean more = found.size() > BATCHES_A_PAGE;
        List<Batch> batches = more ? found.subList(0, BATCHES_A_PAGE) : found;
        Optional<NotExported> counted = periods.counted();
        List<PeriodOutlook> outlooks = periods.all(counted);
        return new BillingView(
                visit.page(),
                problem,
                form == null ? proposed(outlooks) : form,
                runView(visit),
                outlooks,
                counted.orElse(null),
                interrupted(),
                scheduled.failure().orElse(null),
                batches.stream()
                        .map(batch -> new BillingView.Row(batch, files.glance(batch)))
                        .toList(),
                more ? batches.get(BATCHES_A_PAGE - 1).id() : null,
                before == Long.MAX_VALUE);
    }

    private static long before(Visit visit) throws BadInputException {
        String before = visit.param("before");
        return before.matches("[0-9]{1,18}") ? Long.parseLong(before) : Long.MAX_VALUE;
    }

    /** The last period whose window is over is the one to export. */
    private ExportForm proposed(List<PeriodOutlook> outlooks) {
        Set<String> chosen = outlooks.stream()
                .filter(outlook -> !outlook.state().windowOpen())
                .findFirst()
                .map(outlook -> Set.of(outlook.period().toString()))
                .orElse(Set.of());
        return new ExportForm(chosen, "", usual.format(), usual.closedOnly(), null);
    }

    private List<Batch> interrupted() throws StoreUnavailableException {
        boolean running = scheduled.isRunning()
                || job.last().filter(last -> last.isRunning()).isPresent();
        return running ? List.of() : archive.unfinished();
    }

    private RunView runView(Visit visit) {
        return new RunView(visit.page(), job.last().orElse(null));
    }

    private Answer run(Visit visit) {
        RunView view = runView(visit);
        Answer answer = visit.fragment("billing/run", view);
        return view.isRunning() ? answer : answer.withHeader("HX-Refresh", "true");
    }

    private Answer counts(Visit visit) throws Exception {
        Optional<NotExported> counted = periods.counted();
        return visit.fragment("billing/counts", new CountsView(periods.all(counted), counted.orElse(null)));
    }

    private Answer export(Visit visit) throws Exception {
        if (!visit.form("complete").isEmpty()) {
            return begin(visit, usual, List.of());
        }
        ExportForm form = ExportForm.of(visit);
        if (form.error() != null) {
            return visit.page("billing/page", view(visit, visit.text(form.error()), form))
                    .withStatus(UNPROCESSABLE);
        }
        List<ExportWarning> warnings = warnings(form);
        if (!warnings.isEmpty() && visit.form("confirmed").isEmpty()) {
            return visit.page("billing/confirm", new ExportWarning.Question(form, warnings))
                    .asQuestion();
        }
        return begin(visit, form, form.periods());
    }

    private List<ExportWarning> warnings(ExportForm form) throws StoreUnavailableException {
        List<ExportWarning> warnings = new ArrayList<>();
        for (BillingPeriod period : form.periods()) {
            PeriodOutlook outlook = periods.of(period, periods.counted());
            ExportWarning.of(outlook, form.closedOnly()).ifPresent(warnings::add);
        }
        return warnings;
    }

    private Answer begin(Visit visit, ExportForm form, List<BillingPeriod> wanted) throws Exception {
        ExportRequest request = new ExportRequest(wanted, form.parsedFormat(), form.closedOnly(), visit.actor());
        return job.begin(request)
                ? visit.redirect("/billing")
                : visit.page("billing/page", view(visit, visit.text("billing.busy"), null))
                        .withStatus(CONFLICT);
    }
}
