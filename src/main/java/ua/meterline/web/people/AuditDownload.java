package ua.meterline.web.people;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import ua.meterline.backoffice.staff.AuditEntry;
import ua.meterline.backoffice.staff.AuditFilter;
import ua.meterline.backoffice.staff.AuditLog;
import ua.meterline.backoffice.staff.AuditObject;
import ua.meterline.backoffice.staff.AuditPage;
import ua.meterline.common.CsvDialect;
import ua.meterline.store.StoreUnavailableException;

/** Writes the entries that match as CSV, in short reads: the database's log does not grow while a browser is slow. */
final class AuditDownload {
    private static final List<String> HEADER =
            List.of("id", "at", "who", "action", "object_kind", "object_id", "detail", "address");
    private static final int LINES_AT_ONCE = 1_000;
    private static final String LINE_END = "\r\n";

    private final AuditLog log;
    private final AuditFilter filter;
    private final CsvDialect csv;

    AuditDownload(AuditLog log, AuditFilter filter, CsvDialect csv) {
        this.log = log;
        this.filter = filter;
        this.csv = csv;
    }

    void writeTo(OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write(csv.firstLine(HEADER) + LINE_END);
        AuditPage.Position before = null;
        do {
            AuditPage page = page(before);
            for (AuditPage.Line line : page.lines()) {
                writer.write(csv.line(cells(line)) + LINE_END);
            }
            before = page.next();
        } while (before != null);
        writer.flush();
    }

    private AuditPage page(AuditPage.Position before) throws IOException {
        try {
            return log.page(filter, before, LINES_AT_ONCE);
        } catch (StoreUnavailableException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private List<Object> cells(AuditPage.Line line) {
        AuditEntry entry = line.entry();
        AuditObject object = entry.object();
        return Arrays.asList(
                line.id(),
                entry.at().toString(),
                csv.cell(entry.actor().who()),
                entry.action().toString(),
                object == null ? null : object.kind(),
                object == null ? null : id(object),
                csv.cell(entry.detail()),
                csv.cell(entry.actor().address()));
    }

    private Object id(AuditObject object) {
        return object.kind().equals("account") ? csv.account(object.id()) : csv.cell(object.id());
    }
}
