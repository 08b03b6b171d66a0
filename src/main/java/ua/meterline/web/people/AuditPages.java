package ua.meterline.web.people;

import java.time.ZoneId;
import java.util.List;
import ua.meterline.backoffice.staff.AuditAction;
import ua.meterline.backoffice.staff.AuditFilter;
import ua.meterline.backoffice.staff.AuditLog;
import ua.meterline.backoffice.staff.AuditPage;
import ua.meterline.backoffice.staff.Permission;
import ua.meterline.common.CsvDialect;
import ua.meterline.web.Answer;
import ua.meterline.web.BadInputException;
import ua.meterline.web.ConsolePages;
import ua.meterline.web.Routes;
import ua.meterline.web.Visit;

/** The audit log: search and download. */
public final class AuditPages implements ConsolePages {
    private static final int LINES = 50;
    private static final int UNPROCESSABLE = 422;

    private final AuditLog log;
    private final CsvDialect csv;

    public AuditPages(AuditLog log, CsvDialect csv) {
        this.log = log;
        this.csv = csv;
    }

    @Override
    public String name() {
        return "audit";
    }

    @Override
    public void register(Routes routes) {
        routes.menu("/audit", Permission.VIEW_AUDIT, "audit.title");
        routes.get("/audit", Permission.VIEW_AUDIT, this::search);
        routes.check("/audit/download", Permission.VIEW_AUDIT, this::download);
    }

    private Answer search(Visit visit) throws Exception {
        AuditQuery query = AuditQuery.of(visit::param);
        if (!query.problem().isEmpty()) {
            return wrong(visit, query);
        }
        String before = visit.param("before");
        AuditPage page = log.page(query.filter(zone(visit)), position(before), LINES);
        String next = page.next() == null ? null : query.path(page.next().toString());
        boolean stopped = page.next() != null && page.lines().size() < LINES;
        String newest = before.isEmpty() ? null : query.path("");
        return visit.page("audit/list", new AuditView(query, page.lines(), newest, next, stopped));
    }

    private static Answer wrong(Visit visit, AuditQuery query) {
        return visit.page("audit/list", new AuditView(query, List.of(), null, null, false))
                .withStatus(UNPROCESSABLE);
    }

    private static AuditPage.Position position(String before) throws BadInputException {
        try {
            return before.isEmpty() ? null : AuditPage.Position.parse(before);
        } catch (IllegalArgumentException e) {
            throw new BadInputException("audit.problem.position");
        }
    }

    /** Recorded before it begins. */
    private Answer download(Visit visit) throws Exception {
        AuditQuery query = AuditQuery.of(visit::form);
        if (!query.problem().isEmpty()) {
            return wrong(visit, query);
        }
        AuditFilter filter = query.filter(zone(visit));
        log.record(log.entry(visit.actor(), AuditAction.DOWNLOAD).with("audit log"));
        return visit.download("audit.csv", "text/csv; charset=utf-8", new AuditDownload(log, filter, csv)::writeTo);
    }

    private static ZoneId zone(Visit visit) {
        return visit.format().zone();
    }
}
