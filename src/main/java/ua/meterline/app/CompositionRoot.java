package ua.meterline.app;

import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.camel.StartupSummaryLevel;
import org.apache.camel.component.seda.SedaComponent;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainConfigurationProperties;
import org.apache.camel.main.SimpleMainShutdownStrategy;
import ua.meterline.common.SteadyClock;
import ua.meterline.config.LiveSettings;
import ua.meterline.config.Settings;
import ua.meterline.inbox.InboxFolder;
import ua.meterline.operations.ProcessMetrics;
import ua.meterline.store.Database;
import ua.meterline.store.DatabaseIdentity;

/** Creates the modules with their dependencies, and binds their beans for the routes. */
final class CompositionRoot {
    /** Where the routes are; the start script names the folder of the distribution, for the operator to edit. */
    static final String ROUTES = System.getProperty("meterline.routes", "classpath:routes/*.camel.yaml");

    /** More than the outbox can claim, so that a queue is never full. */
    private static final int QUEUE_SIZE = 10_000;
    /** How long stopping waits for an idle consumer of a queue. */
    private static final int QUEUE_POLL_MILLIS = 100;

    private final Database database;
    final Main main = new Main();
    final LinkModule link;
    final OperationsModule operations;
    final StoreModule store;
    final OutboxModule outbox;
    final SmsModule sms;
    final MailModule mail;

    /**
     * @param clock states when something happened; a {@link SteadyClock} states what is due, and how long ago something
     * was
     */
    CompositionRoot(LiveSettings live, Database database, InboxFolder inboxFolder, InstantSource clock) {
        Settings settings = live.get();
        InstantSource steadyClock = new SteadyClock(clock.instant());
        Random random = new Random();
        this.database = database;
        PrometheusMeterRegistry metrics = ProcessMetrics.newRegistry();
        Timer acknowledgements = OperationsModule.acknowledgementLatency(metrics);
        this.link = new LinkModule(live, random, nanos -> acknowledgements.record(nanos, TimeUnit.NANOSECONDS));
        this.operations = new OperationsModule(settings, metrics, clock, steadyClock, link.links);
        this.store = new StoreModule(settings, database, operations.groupListeners(), this::canReceive, clock);
        this.outbox = new OutboxModule(live, clock, steadyClock, random, this::canSend);
        this.sms = new SmsModule(settings, clock, steadyClock);
        this.mail = new MailModule(live, inboxFolder, clock, steadyClock, random);
        InboxModule inbox = new InboxModule(settings, inboxFolder, clock, steadyClock);

        RouteBindings routes = RouteBindings.of(main);
        link.bind(routes);
        operations.bind(routes);
        operations.addGauges(link, mail);
        store.bind(routes);
        ReadingModule.bind(routes, live, store.recentMessages, clock, steadyClock);
        outbox.bind(routes, operations.metrics);
        sms.bind(routes, outbox.outbox, operations.metrics);
        inbox.bind(routes, store.importCircuitBreaker);
        mail.bind(routes, inbox.lists);
        BillingModule.bind(routes, settings, database, clock);
        routes.bind("seda", queues());
        configureCamel();
    }

    /** A reply that is sent while its new state cannot be stored would be sent again after a crash. */
    private boolean canSend() {
        return operations.storeHealth.isWriting() && link.links.isTransmitting();
    }

    DatabaseIdentity databaseIdentity() {
        return database.identity();
    }

    private boolean canReceive() {
        return operations.storeHealth.isWriting() && link.links.isReceiving();
    }

    /** To be called once, before the first message is received. */
    void recall() throws SQLException {
        store.recallMessages();
        outbox.recallReplies(database);
        mail.recallReplies(database);
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
        camel.setRoutesIncludePattern(ROUTES);
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
