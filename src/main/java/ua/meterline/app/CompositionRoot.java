package ua.meterline.app;

import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.camel.StartupSummaryLevel;
import org.apache.camel.component.seda.SedaComponent;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainConfigurationProperties;
import org.apache.camel.main.SimpleMainShutdownStrategy;
import org.apache.camel.model.ModelCamelContext;
import ua.meterline.backoffice.messages.KeysAhead;
import ua.meterline.backoffice.overview.LiveFigures;
import ua.meterline.backoffice.phone.CallbackCandidates;
import ua.meterline.backoffice.reminders.Reminders;
import ua.meterline.billing.DowntimeWatch;
import ua.meterline.billing.ScheduledExport;
import ua.meterline.common.SteadyClock;
import ua.meterline.config.LiveSettings;
import ua.meterline.config.Settings;
import ua.meterline.inbox.InboxFolder;
import ua.meterline.operations.IntakeHealth;
import ua.meterline.operations.ProcessMetrics;
import ua.meterline.outbox.canary.Canary;
import ua.meterline.store.Database;
import ua.meterline.store.DatabaseAccess;
import ua.meterline.store.DatabaseIdentity;
import ua.meterline.store.StoreUnavailableException;

/** Creates the modules with their dependencies, and binds their beans for the routes. */
final class CompositionRoot {
    /** Where the routes are; the start script names the folder of the distribution, for the operator to edit. */
    static final String ROUTES = System.getProperty("meterline.routes", "classpath:routes/*.camel.yaml");

    /** More than the outbox can claim, so that a queue is never full. */
    private static final int QUEUE_SIZE = 10_000;
    /** How long stopping waits for an idle consumer of a queue. */
    private static final int QUEUE_POLL_MILLIS = 100;

    private final Settings settings;
    private final Database database;
    private final boolean hasMailbox;
    final ClusterModule nodes;
    final Main main = new Main();
    final Optional<KafkaModule> kafka;
    final LinkModule link;
    final OperationsModule operations;
    final StoreModule store;
    final OutboxModule outbox;
    final SmsModule sms;
    final MailModule mail;
    final ScheduledExport scheduledExport;
    final KeysAhead keysAhead = new KeysAhead();
    final CallbackCandidates callbacks;
    final Reminders reminders;
    private final DowntimeWatch downtimes;
    private final boolean extendsWindows;

    /**
     * @param clock states when something happened; a {@link SteadyClock} states what is due, and how long ago something
     * was
     * @throws IOException with a message for the operator
     */
    CompositionRoot(
            LiveSettings live, Database database, ClusterModule nodes, InboxFolder inboxFolder, InstantSource clock)
            throws IOException {
        this.settings = live.get();
        InstantSource steadyClock = new SteadyClock(clock.instant());
        Random random = new Random();
        this.database = database;
        this.nodes = nodes;
        this.callbacks = new CallbackCandidates(
                new DatabaseAccess(database), settings.billing().calendar(), clock);
        this.reminders = ReminderModule.reminders(live, database, clock, steadyClock);
        this.hasMailbox = !settings.mail().imap().isOff();
        this.kafka =
                settings.kafka().isOn() ? Optional.of(new KafkaModule(settings.kafka(), database)) : Optional.empty();
        PrometheusMeterRegistry metrics = ProcessMetrics.newRegistry();
        Timer acknowledgements = OperationsModule.acknowledgementLatency(metrics);
        this.link = new LinkModule(live, random, nanos -> acknowledgements.record(nanos, TimeUnit.NANOSECONDS));
        this.operations = new OperationsModule(
                settings, metrics, clock, steadyClock, link.links, nodes.cluster, kafka.flatMap(KafkaModule::intake));
        this.store = new StoreModule(
                settings, database, operations.groupListeners(), this::canReceive, clock, nodes.lease.node());
        this.outbox = new OutboxModule(live, clock, steadyClock, random, this::canSend, nodes.lease);
        this.sms = new SmsModule(settings, clock, steadyClock);
        this.mail = new MailModule(live, inboxFolder, clock, steadyClock, random, nodes.mailLease);
        this.scheduledExport = BillingModule.scheduledExport(settings, database, clock);
        this.downtimes = BillingModule.downtimes(settings, database, this::whyNotReceiving, clock);
        this.extendsWindows = settings.billing().extendsWindows();
        InboxModule inbox = new InboxModule(settings, inboxFolder, clock, steadyClock);

        RouteBindings routes = RouteBindings.of(main);
        nodes.bind(routes);
        nodes.report(link, operations.health);
        link.bind(routes);
        operations.bind(routes);
        operations.addGauges(link, mail, nodes, kafka);
        kafka.ifPresent(module -> module.bind(routes));
        store.bind(routes, live);
        ReadingModule.bind(routes, live, store.recentMessages, database.extensions(), clock, steadyClock, nodes.lease);
        outbox.bind(routes, operations.metrics);
        Optional<Canary> canary =
                CanaryModule.bind(routes, settings, database, outbox.scheduled, operations.metrics, steadyClock);
        sms.bind(routes, outbox, canary, operations.metrics);
        sms.bindIntake(routes, settings.kafka(), this::topicId, operations.metrics);
        inbox.bind(routes, store.importCircuitBreaker);
        mail.bind(routes, inbox.lists, new DatabaseAccess(database));
        BillingModule.bind(routes, settings, database, scheduledExport, clock);
        routes.bind("downtimeWatch", downtimes);
        SearchModule.bind(routes, settings, database, keysAhead);
        routes.bind("reminders", reminders);
        routes.bind("callbackCandidates", callbacks);
        routes.bind("seda", queues());
        configureCamel();
    }

    /** A reply that is sent while its new state cannot be stored would be sent again after a crash. */
    private boolean canSend() {
        return operations.storeHealth.isWriting() && link.links.isTransmitting() && nodes.cluster.isMember();
    }

    private String topicId() {
        return kafka.orElseThrow().topicId();
    }

    /** Once {@link #main} is initialised. */
    ModelCamelContext camel() {
        return (ModelCamelContext) main.getCamelContext();
    }

    DatabaseIdentity databaseIdentity() {
        return database.identity();
    }

    LiveFigures figures() {
        return new GatewayFigures(link, mail, operations, hasMailbox);
    }

    private boolean canReceive() {
        return operations.storeHealth.isWriting() && link.links.isReceiving();
    }

    /** Customers reach any node. */
    private Optional<String> whyNotReceiving() {
        if (nodes.cluster.othersReceive()) {
            return Optional.empty();
        }
        Optional<IntakeHealth> intake = kafka.flatMap(KafkaModule::intake);
        if (intake.isPresent() && !intake.get().isAppending()) {
            return Optional.of("kafka");
        } else if (intake.isEmpty() && !operations.storeHealth.isWriting()) {
            return Optional.of(DowntimeWatch.DATABASE);
        }
        return link.links.isReceiving() ? Optional.empty() : Optional.of("no receiver");
    }

    /** To be called once, before the first message is received. */
    void recall() throws SQLException, StoreUnavailableException {
        BillingModule.switchFeed(settings, database);
        store.recallMessages();
        outbox.recallReplies(database);
        mail.recallReplies(database);
        if (extendsWindows && !nodes.cluster.othersReceive()) {
            downtimes.recall();
        }
    }

    private static SedaComponent queues() {
        SedaComponent queues = new SedaComponent();
        queues.setQueueSize(QUEUE_SIZE);
        queues.setDefaultPollTimeout(QUEUE_POLL_MILLIS);
        return queues;
    }

    private void configureCamel() {
        MainConfigurationProperties camel = main.configure();
        camel.setName("meterline");
        // Camel's own hook would stop the routes beside Gateway.close, which waits for messages in flight.
        main.setShutdownStrategy(new SimpleMainShutdownStrategy());
        // By a pattern, each file would be parsed three times.
        camel.setRoutesIncludePattern("false");
        camel.addRoutesBuilder(new RouteFiles(ROUTES));
        camel.setJmxEnabled(false);
        // Costs time for every message without a benefit: bodies are no streams, and header names have one spelling.
        camel.setStreamCachingEnabled(false);
        camel.setCaseInsensitiveHeaders(false);
        camel.setAutoConfigurationLogSummary(false);
        camel.setStartupSummaryLevel(StartupSummaryLevel.Off);
        // Gateway.close has already waited.
        camel.setShutdownTimeout(1);
        camel.setShutdownLogInflightExchangesOnTimeout(false);
        // The settings were read from the environment; Camel must not read placeholders from there.
        main.addInitialProperty("camel.component.properties.environmentVariableMode", "0");
    }
}
