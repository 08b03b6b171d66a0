package ua.meterline.app;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.InstantSource;
import java.util.List;
import ua.meterline.config.Settings;
import ua.meterline.operations.CommitMetrics;
import ua.meterline.operations.Gauges;
import ua.meterline.operations.Health;
import ua.meterline.operations.HttpServer;
import ua.meterline.operations.OutboxBacklog;
import ua.meterline.operations.RecurringTasks;
import ua.meterline.operations.ScheduledTasks;
import ua.meterline.operations.StoreHealth;
import ua.meterline.operations.TrafficMetrics;
import ua.meterline.operations.TrafficReport;
import ua.meterline.sms.link.Links;
import ua.meterline.store.group.GroupListener;

/** Wires health checks, metrics, and the log of failed runs of scheduled routes. */
final class OperationsModule {
    private final Settings settings;
    final PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    final StoreHealth storeHealth = new StoreHealth();
    final OutboxBacklog backlog;
    final Health health;

    OperationsModule(Settings settings, InstantSource clock, Links links) {
        this.settings = settings;
        this.backlog = new OutboxBacklog(clock);
        this.health = new Health(links::isReceiving, links::isAccepted, storeHealth, backlog);
    }

    List<GroupListener> groupListeners() {
        return List.of(storeHealth, new CommitMetrics(metrics));
    }

    void bind(RouteBindings routes) {
        TrafficMetrics traffic = new TrafficMetrics(metrics);
        routes.bind("storeHealth", storeHealth);
        routes.bind("outboxBacklog", backlog);
        routes.bind("trafficMetrics", traffic);
        routes.bind("trafficReport", new TrafficReport(traffic, backlog));
        routes.bind("recurringTasks", new RecurringTasks());
        routes.bind("scheduledTasks", new ScheduledTasks());
    }

    void addGauges(LinkModule links, MailModule mail) {
        Gauges gauges = new Gauges(metrics);
        links.addTo(gauges);
        gauges.outbox(backlog)
                .state("meterline.database.writing", "1 while the database takes writes", storeHealth::isWriting);
        if (!settings.mail().imap().isOff()) {
            gauges.state("meterline.mailbox.connected", "1 while the mailbox is connected", mail::isMailboxConnected);
        }
    }

    HttpServer httpServer() {
        return new HttpServer(settings.httpAddress(), settings.httpPort(), health, metrics);
    }
}
