package ua.meterline.app;

import java.time.InstantSource;
import ua.meterline.backoffice.staff.AuditLog;
import ua.meterline.billing.BatchArchive;
import ua.meterline.billing.BatchFiles;
import ua.meterline.billing.BatchFormat;
import ua.meterline.billing.ExportJob;
import ua.meterline.billing.ExportPreview;
import ua.meterline.billing.NotExportedCount;
import ua.meterline.billing.PeriodOutlooks;
import ua.meterline.billing.Periods;
import ua.meterline.billing.ScheduledExport;
import ua.meterline.config.Settings;
import ua.meterline.store.BackgroundPace;
import ua.meterline.store.Database;
import ua.meterline.store.DatabaseAccess;
import ua.meterline.web.billing.BatchPages;
import ua.meterline.web.billing.BillingPages;

/**
 * Wires exports that people start in the console, and their pages. Closing ends a running export where it can be
 * continued.
 */
final class ConsoleExports implements AutoCloseable {
    private final Settings settings;
    private final DatabaseAccess access;
    private final AuditLog audit;
    private final Periods periods;
    private final ScheduledExport scheduled;
    private final ExportPreview preview;
    private final ExportJob job;

    /** @param pace of counts in the background */
    ConsoleExports(
            Settings settings, Database database, ScheduledExport scheduled, BackgroundPace pace, InstantSource clock) {
        this.settings = settings;
        this.access = new DatabaseAccess(database);
        this.audit = new AuditLog(access, clock);
        this.periods = BillingModule.periods(settings, database.extensions(), clock);
        this.scheduled = scheduled;
        this.preview = new ExportPreview(new NotExportedCount(access), pace, periods.calendar(), clock);
        this.job = new ExportJob(
                progress -> BillingModule.export(settings, database, progress, clock), clock, preview::outdate);
    }

    BillingPages pages() {
        BatchArchive archive = new BatchArchive(access);
        BatchFiles files = new BatchFiles(BillingModule.exportFolder(settings));
        return new BillingPages(
                new PeriodOutlooks(access, periods, preview),
                job,
                scheduled,
                archive,
                files,
                new BatchPages(archive, files, job, audit),
                BatchFormat.of(settings.export().format()),
                settings.export().closedOnly());
    }

    @Override
    public void close() {
        job.close();
        preview.close();
    }
}
