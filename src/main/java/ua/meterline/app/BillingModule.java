package ua.meterline.app;

import java.time.InstantSource;
import java.util.Map;
import java.util.Random;
import org.apache.camel.component.quartz.QuartzComponent;
import ua.meterline.billing.BatchFormat;
import ua.meterline.billing.Export;
import ua.meterline.billing.Periods;
import ua.meterline.billing.ScheduledExport;
import ua.meterline.common.Progress;
import ua.meterline.config.Settings;
import ua.meterline.operations.ProcessedFilesPurge;
import ua.meterline.operations.Purge;
import ua.meterline.operations.ScheduledPurge;
import ua.meterline.store.Database;

/** Wires export and purge, for the commands and for the schedules of the gateway. */
public final class BillingModule {
    private BillingModule() {}

    public static Export export(Settings settings, Database database, Progress progress, InstantSource clock) {
        return new Export(database, settings.dataDir().resolve("export"), periods(settings, clock), progress);
    }

    private static Periods periods(Settings settings, InstantSource clock) {
        return new Periods(
                settings.billing().calendar(), clock, version(), settings.csv().dialect());
    }

    public static Purge purge(Settings settings, Database database, Progress progress) {
        return new Purge(database, new ProcessedFilesPurge(settings.inbox().dir(), settings.timezone()), progress);
    }

    /** From the manifest of the jar. */
    private static String version() {
        String version = BillingModule.class.getPackage().getImplementationVersion();
        return version == null ? "(not packaged)" : version;
    }

    static void bind(RouteBindings routes, Settings settings, Database database, InstantSource clock) {
        routes.properties(
                "meterline.",
                Map.of(
                        "timezone", settings.timezone().getId(),
                        "export.on", !settings.export().cron().isEmpty(),
                        "export.cron", settings.export().cron(),
                        "retention.on", !settings.retention().cron().isEmpty(),
                        "retention.cron", settings.retention().cron()));
        routes.bind("quartz", quartz());
        routes.bind(
                "scheduledExport",
                new ScheduledExport(
                        export(settings, database, Progress.NONE, clock),
                        BatchFormat.of(settings.export().format()),
                        settings.export().closedOnly(),
                        clock,
                        settings.timezone(),
                        new Random()));
        routes.bind(
                "scheduledPurge",
                new ScheduledPurge(
                        purge(settings, database, Progress.NONE),
                        settings.retention().messages(),
                        clock));
    }

    /** Two threads: one job of each kind at a time. */
    private static QuartzComponent quartz() {
        QuartzComponent quartz = new QuartzComponent();
        quartz.setProperties(Map.of("org.quartz.threadPool.threadCount", "2"));
        return quartz;
    }
}
