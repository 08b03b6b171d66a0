package ua.meterline.web.phone;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.InstantSource;
import ua.meterline.backoffice.phone.MissingList;
import ua.meterline.backoffice.staff.AuditAction;
import ua.meterline.backoffice.staff.AuditLog;
import ua.meterline.backoffice.staff.AuditObject;
import ua.meterline.backoffice.staff.Permission;
import ua.meterline.common.CsvDialect;
import ua.meterline.reading.BillingCalendar;
import ua.meterline.reading.BillingPeriod;
import ua.meterline.store.StoreUnavailableException;
import ua.meterline.web.Answer;
import ua.meterline.web.BadInputException;
import ua.meterline.web.Routes;
import ua.meterline.web.Visit;

/** The accounts without a reading, as pages and as a file. */
public final class MissingPages {
    private static final int SIZE = 50;

    private final MissingList list;
    private final AuditLog audit;
    private final BillingCalendar calendar;
    private final CsvDialect csv;
    private final InstantSource clock;

    public MissingPages(
            MissingList list, AuditLog audit, BillingCalendar calendar, CsvDialect csv, InstantSource clock) {
        this.list = list;
        this.audit = audit;
        this.calendar = calendar;
        this.csv = csv;
        this.clock = clock;
    }

    void register(Routes routes) {
        routes.get("/phone/missing", Permission.WORK_CALLBACKS, this::show);
        routes.check("/phone/missing/export", Permission.EXPORT, this::export);
    }

    private Answer show(Visit visit) throws Exception {
        MissingList.Filter filter = new MissingList.Filter(
                period(visit.param("period")),
                visit.param("text"),
                !visit.param("callable").isEmpty(),
                !visit.param("digits").isEmpty());
        String after = visit.param("after");
        MissingList.Page page = list.page(filter, after, SIZE);
        String next = page.next() == null ? null : path(filter) + "&after=" + page.next();
        return visit.page("phone/missing", new MissingPage(filter, page, after.isEmpty() ? null : path(filter), next));
    }

    private static String path(MissingList.Filter filter) {
        return "/phone/missing?period=" + filter.period() + "&text="
                + URLEncoder.encode(filter.text(), StandardCharsets.UTF_8)
                + (filter.callable() ? "&callable=yes" : "") + (filter.withoutDigits() ? "&digits=yes" : "");
    }

    /** The open one where nothing is given. */
    private BillingPeriod period(String text) throws BadInputException {
        BillingPeriod open = calendar.periodOf(clock.instant());
        if (text.isEmpty()) {
            return open;
        }
        try {
            BillingPeriod period = BillingPeriod.parse(text);
            if (open.isBefore(period)) {
                throw new BadInputException("phone.missing.future", text);
            }
            return period;
        } catch (DateTimeException e) {
            throw new BadInputException("phone.missing.no-period", text);
        }
    }

    private Answer export(Visit visit) throws Exception {
        MissingList.Filter filter = new MissingList.Filter(
                period(visit.form("period")),
                visit.form("text"),
                !visit.form("callable").isEmpty(),
                !visit.form("digits").isEmpty());
        audit.record(audit.entry(visit.actor(), AuditAction.EXPORT)
                .about(AuditObject.period(filter.period().toString()))
                .with("accounts without a reading"));
        return visit.download("missing-" + filter.period() + ".csv", "text/csv; charset=utf-8", out -> {
            Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            try {
                list.export(filter, csv, writer);
            } catch (StoreUnavailableException e) {
                throw new IOException("the list is cut: " + e.getMessage(), e);
            }
            writer.flush();
        });
    }
}
