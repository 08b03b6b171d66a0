package ua.meterline.app;

import java.time.Clock;
import java.time.InstantSource;
import java.util.Map;
import org.apache.camel.component.quartz.QuartzComponent;
import org.apache.camel.main.Main;
import ua.meterline.billing.BatchFormat;
import ua.meterline.billing.Export;
import ua.meterline.billing.ScheduledExport;
import ua.meterline.common.Progress;
import ua.meterline.config.Settings;
import ua.meterline.operations.ProcessedFilesPurge;
import ua.meterline.operations.Purge;
import ua.meterline.operations.ScheduledPurge;
import ua.meterline.operations.ScheduledTasks;
import ua.meterline.store.Database;

/** What hands over to billing and keeps the database in order: for the commands, and by the clock in the gateway. */
public final class BillingModule {
    private static final InstantSource CLOCK = Clock.systemUTC();

    private BillingModule() {}

    public static Export export(Settings settings, Database database, Progress progress) {
        return new Export(database, settings.dataDir().resolve("export"), CLOCK, version(), progress);
    }

    public static Purge purge(Settings settings, Database database, Progress progress) {
        return new Purge(database, new ProcessedFilesPurge(settings.inbox().dir(), settings.timezone()), progress);
    }

    /** Stands in the jar's manifest; classes that were not packed have none. */
    private static String version() {
        String version = BillingModule.class.getPackage().getImplementationVersion();
        return version == null ? "(not packaged)" : version;
    }

    static void bind(Main main, Settings settings, Database database) {
        property(main, "meterline.timezone", settings.timezone().getId());
        property(main, "meterline.export.on", !settings.export().cron().isEmpty());
        property(main, "meterline.export.cron", settings.export().cron());
        property(main, "meterline.retention.on", !settings.retention().cron().isEmpty());
        property(main, "meterline.retention.cron", settings.retention().cron());
        main.bind("quartz", quartz());
        main.bind("scheduledWork", new ScheduledTasks());
        main.bind(
                "scheduledExport",
                new ScheduledExport(
                        export(settings, database, Progress.NONE),
                        BatchFormat.of(settings.export().format()),
                        CLOCK,
                        settings.timezone()));
        main.bind(
                "scheduledPurge",
                new ScheduledPurge(
                        purge(settings, database, Progress.NONE),
                        settings.retention().messages(),
                        CLOCK));
    }

    private static void property(Main main, String name, Object value) {
        main.addOverrideProperty(name, value.toString());
    }

    /** Two threads: one job of each kind at a time. */
    private static QuartzComponent quartz() {
        QuartzComponent quartz = new QuartzComponent();
        quartz.setProperties(Map.of("org.quartz.threadPool.threadCount", "2"));
        return quartz;
    }
}
