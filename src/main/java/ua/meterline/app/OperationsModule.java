package ua.meterline.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import ua.meterline.common.LatencyBuckets;
import ua.meterline.config.Settings;
import ua.meterline.operations.BuildInfo;
import ua.meterline.operations.CommitMetrics;
import ua.meterline.operations.DatabaseFailures;
import ua.meterline.operations.Gauges;
import ua.meterline.operations.Health;
import ua.meterline.operations.HttpServer;
import ua.meterline.operations.IntakeHealth;
import ua.meterline.operations.MessageMarks;
import ua.meterline.operations.OfficeFigures;
import ua.meterline.operations.OutboxBacklog;
import ua.meterline.operations.ProcessMetrics;
import ua.meterline.operations.RecurringTasks;
import ua.meterline.operations.ScheduledTasks;
import ua.meterline.operations.StoreHealth;
import ua.meterline.operations.TrafficMetrics;
import ua.meterline.operations.TrafficReport;
import ua.meterline.sms.link.Links;
import ua.meterline.store.cluster.Cluster;
import ua.meterline.store.group.GroupListener;

/** Wires health checks, metrics, and the log of failed runs of scheduled routes. */
final class OperationsModule {
    private final Settings settings;
    final PrometheusMeterRegistry metrics;
    final ProcessMetrics processMetrics;
    final OfficeFigures office;
    private final MessageMarks marks;
    final TrafficMetrics traffic;
    final StoreHealth storeHealth = new StoreHealth();
    final DatabaseFailures databaseFailures;
    final OutboxBacklog backlog;
    final Health health;

    /**
     * @param clock of the times that are stored
     * @param steadyClock of the times at which replies are due
     * @param intake empty where messages are acknowledged by the database
     */
    OperationsModule(
            Settings settings,
            PrometheusMeterRegistry metrics,
            InstantSource clock,
            InstantSource steadyClock,
            Links links,
            Cluster cluster,
            Optional<IntakeHealth> intake) {
        this.settings = settings;
        this.metrics = metrics;
        this.traffic = new TrafficMetrics(metrics);
        this.databaseFailures = new DatabaseFailures(metrics);
        this.processMetrics = new ProcessMetrics(metrics, settings.dataDir());
        this.office = new OfficeFigures(clock);
        this.marks = new MessageMarks(clock);
        this.backlog = new OutboxBacklog(steadyClock);
        this.health = new Health(links::isReceiving, links::isAccepted, storeHealth, backlog, cluster, intake);
    }

    /** From the receipt of a message until its response is written. */
    static Timer acknowledgementLatency(MeterRegistry metrics) {
        return Timer.builder("meterline.acknowledgement")
                .description("Time from the receipt of a deliver_sm until its response was written, which is after the "
                        + "commit")
                .serviceLevelObjectives(LatencyBuckets.bounds())
                .register(metrics);
    }

    List<GroupListener> groupListeners() {
        return List.of(storeHealth, new CommitMetrics(metrics), databaseFailures);
    }

    void bind(RouteBindings routes) {
        routes.bind("storeHealth", storeHealth);
        routes.bind("outboxBacklog", backlog);
        routes.bind("officeFigures", office);
        routes.bind("messageMarks", marks);
        routes.bind("trafficMetrics", traffic);
        routes.bind("trafficReport", new TrafficReport(traffic, backlog));
        routes.bind("recurringTasks", new RecurringTasks());
        routes.bind("scheduledTasks", new ScheduledTasks());
    }

    void addGauges(LinkModule links, MailModule mail, ClusterModule nodes, Optional<KafkaModule> kafka) {
        Gauges gauges = new Gauges(metrics);
        links.addTo(gauges);
        nodes.addTo(gauges);
        kafka.ifPresent(module -> module.addTo(gauges));
        BuildInfo build = BuildInfo.read();
        gauges.build(build.version(), build.revision())
                .outbox(backlog)
                .office(office)
                .state("meterline.database.writing", "1 while the database takes writes", storeHealth::isWriting);
        if (!settings.mail().imap().isOff()) {
            gauges.state("meterline.mailbox.connected", "1 while the mailbox is connected", mail::isMailboxConnected);
        }
    }

    HttpServer httpServer() {
        return new HttpServer(settings.httpAddress(), settings.httpPort(), health, metrics);
    }
}
