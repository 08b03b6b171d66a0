package ua.meterline.app;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.apache.camel.component.quartz.QuartzComponent;
import ua.meterline.billing.BatchFormat;
import ua.meterline.billing.DowntimeWatch;
import ua.meterline.billing.Export;
import ua.meterline.billing.Periods;
import ua.meterline.billing.ScheduledExport;
import ua.meterline.billing.feed.ReadingFeed;
import ua.meterline.common.Progress;
import ua.meterline.config.Settings;
import ua.meterline.operations.ProcessedFilesPurge;
import ua.meterline.operations.Purge;
import ua.meterline.operations.ScheduledPurge;
import ua.meterline.reading.WindowExtensions;
import ua.meterline.store.Database;
import ua.meterline.store.DatabaseAccess;
import ua.meterline.store.StoreUnavailableException;

/** Wires export and purge, for the commands and for the schedules of the gateway. */
public final class BillingModule {
    private BillingModule() {}

    public static Export export(Settings settings, Database database, Progress progress, InstantSource clock) {
        return new Export(database, exportFolder(settings), periods(settings, database.extensions(), clock), progress);
    }

    /** Where batches are written to. */
    static Path exportFolder(Settings settings) {
        return settings.dataDir().resolve("export");
    }

    static Periods periods(Settings settings, WindowExtensions extensions, InstantSource clock) {
        return new Periods(
                settings.billing().calendar().with(extensions),
                clock,
                version(),
                settings.csv().dialect());
    }

    public static Purge purge(Settings settings, Database database, Progress progress) {
        return new Purge(database, new ProcessedFilesPurge(settings.inbox().dir(), settings.timezone()), progress);
    }

    /** From the manifest of the jar. */
    private static String version() {
        String version = BillingModule.class.getPackage().getImplementationVersion();
        return version == null ? "(not packaged)" : version;
    }

    static ScheduledExport scheduledExport(Settings settings, Database database, InstantSource clock) {
        return new ScheduledExport(
                export(settings, database, Progress.NONE, clock),
                BatchFormat.of(settings.export().format()),
                settings.export().closedOnly(),
                clock,
                settings.timezone(),
                new Random());
    }

    /**
     * Not yet recalled.
     *
     * @param cause why no message can be received now; empty while they can
     */
    static DowntimeWatch downtimes(
            Settings settings, Database database, Supplier<Optional<String>> cause, InstantSource clock) {
        return new DowntimeWatch(
                new DatabaseAccess(database),
                database.extensions(),
                settings.billing().calendar(),
                settings.billing().extendAfter(),
                cause,
                clock);
    }

    static void bind(
            RouteBindings routes,
            Settings settings,
            Database database,
            ScheduledExport scheduledExport,
            InstantSource clock) {
        routes.properties(
                "meterline.",
                Map.of(
                        "timezone", settings.timezone().getId(),
                        "billing.extend.on", settings.billing().extendsWindows(),
                        "export.on", !settings.export().cron().isEmpty(),
                        "export.cron", settings.export().cron(),
                        "retention.on", !settings.retention().cron().isEmpty(),
                        "retention.cron", settings.retention().cron()));
        routes.property("meterline.readings.kafka.on", settings.kafka().publishesReadings());
        routes.bind("readingFeed", new ReadingFeed());
        routes.bind("quartz", quartz());
        routes.bind("scheduledExport", scheduledExport);
        routes.bind(
                "scheduledPurge",
                new ScheduledPurge(
                        purge(settings, database, Progress.NONE),
                        settings.retention().messages(),
                        clock));
    }

    /** Has changes of readings noted from now on, or not any more; to be called before the routes start. */
    static void switchFeed(Settings settings, Database database) throws SQLException, StoreUnavailableException {
        boolean on = settings.kafka().publishesReadings();
        DatabaseAccess access = new DatabaseAccess(database);
        if (access.read(ReadingFeed::isOn) != on) {
            access.transaction(connection -> ReadingFeed.switchTo(connection, on));
        }
    }

    /** Two threads: one job of each kind at a time. */
    private static QuartzComponent quartz() {
        QuartzComponent quartz = new QuartzComponent();
        // Names of their own: two gateways in one process would share a scheduler.
        quartz.setEnableJmx(false);
        quartz.setProperties(Map.of(
                "org.quartz.scheduler.instanceName",
                "meterline-" + System.nanoTime(),
                "org.quartz.threadPool.threadCount",
                "2"));
        return quartz;
    }
}
