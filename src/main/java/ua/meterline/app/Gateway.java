package ua.meterline.app;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ua.meterline.common.FolderLock;
import ua.meterline.config.LiveSettings;
import ua.meterline.config.Settings;
import ua.meterline.inbox.InboxFolder;
import ua.meterline.operations.HttpServer;
import ua.meterline.store.Database;
import ua.meterline.store.DatabaseFile;
import ua.meterline.web.Route;

/**
 * A running gateway, from its database to its links. Starting waits neither for the SMSC nor for a PostgreSQL server,
 * see {@link #isReady}. Thread-safe.
 *
 * <p>It starts from the inside out: locks, database, inbox folder, routes, HTTP server, links. While the server is
 * down, only health checks run and, with Kafka, the intake of SMS; the rest starts when it is there. It stops in the
 * reverse order, after no more work comes in and work in flight is completed or has timed out.
 */
public final class Gateway implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);

    /** For what follows the drain: to unbind, and to store what is in flight. */
    private static final Duration TEARDOWN_TIMEOUT = Duration.ofSeconds(5);

    private final LiveSettings live;
    private final Settings settings;
    private final InstantSource clock;
    private final Teardown teardown;
    private final Database database;
    private final ClusterModule nodes;
    private final CompositionRoot parts;
    private final GatewayRoutes routes;
    private final ServerWait server;
    private final boolean isReached;
    private final HttpServer http;
    private final AtomicBoolean closed = new AtomicBoolean();
    /** Ends when the server is there, and what needs it has started; null where it was there at the start. */
    private BackgroundTask waiting;

    /** Null before the links are started. */
    private volatile PendingWork pending;

    private volatile Optional<ConsoleModule> console = Optional.empty();
    private volatile Optional<CabinetModule> cabinet = Optional.empty();

    /** @param teardown closes what was opened, also when this fails */
    private Gateway(LiveSettings live, InstantSource clock, Teardown teardown) throws Exception {
        this.live = live;
        this.settings = live.get();
        this.clock = clock;
        this.teardown = teardown;
        teardown.add("data folder", FolderLock.ofGateway(settings.dataDir()));
        if (!settings.database().isServer()) {
            teardown.add("database lock", FolderLock.ofDatabase(DatabaseFile.of(settings.databaseUrl())));
        }
        this.database = teardown.add("database", Database.of(settings.database(), settings.databaseTimeout()));
        this.nodes = ClusterModule.of(settings, database);
        teardown.add("cluster", nodes.cluster);
        this.server = new ServerWait(
                settings.database(),
                settings.kafka().takesSms() ? "SMS are acknowledged by Kafka" : "not bound to the SMSC");
        this.isReached = server.succeeds(this::open);
        InboxFolder inbox = InboxModule.open(settings.inbox().dir(), teardown);
        this.parts = new CompositionRoot(live, database, nodes, inbox, clock);
        this.routes = new GatewayRoutes(parts);
        parts.kafka.ifPresent(kafka -> teardown.add("Kafka", kafka));
        teardown.add("Camel", parts.main::stop);
        teardown.add("commits", parts.store::drain);
        teardown.add("mail servers", parts.mail);
        teardown.add("metrics", parts.operations.processMetrics);
        this.http = teardown.add("HTTP server", parts.operations.httpServer());
    }

    /**
     * Starts all parts, or none.
     *
     * @throws Exception with a message for the operator: the folder is in use, the database cannot be opened, the HTTP
     *     port is taken
     */
    public static Gateway start(Settings settings) throws Exception {
        return start(settings, Clock.systemUTC());
    }

    /** @param clock the time of day; it may jump */
    public static Gateway start(Settings settings, InstantSource clock) throws Exception {
        return start(LiveSettings.fixed(settings), clock);
    }

    /** With settings that may be reloaded while it runs. */
    public static Gateway start(LiveSettings live) throws Exception {
        return start(live, Clock.systemUTC());
    }

    /** With both. */
    public static Gateway start(LiveSettings live, InstantSource clock) throws Exception {
        Settings settings = live.get();
        HttpServer.requireKnownHost(settings.httpAddress(), settings.httpPort());
        ConsoleModule.requireFree(settings.console());
        CabinetModule.requireFree(settings.cabinet());
        Teardown teardown = new Teardown();
        try {
            Gateway gateway = new Gateway(live, clock, teardown);
            if (gateway.isReached) {
                gateway.startWithDatabase();
            } else {
                gateway.startBeforeDatabase();
            }
            return gateway;
        } catch (Exception | Error e) {
            teardown.close();
            throw e;
        }
    }

    private void open() throws SQLException {
        database.prepare();
        nodes.cluster.join();
    }

    private void startWithDatabase() throws Exception {
        // It takes long to start, and does so beside the others.
        try (BackgroundTask listening = BackgroundTask.begin("http-start", http::start)) {
            parts.recall();
            routes.start();
            listening.await();
        }
        startLinks();
        startPages();
    }

    private void startBeforeDatabase() throws Exception {
        parts.operations.storeHealth.awaited(true);
        http.start();
        if (settings.kafka().takesSms()) {
            routes.startIntake();
            startLinks();
        }
        waiting = BackgroundTask.begin("server-wait", () -> server.until(this::openAndRecall, this::startRest));
    }

    private void openAndRecall() throws Exception {
        try {
            open();
            parts.recall();
        } catch (Exception e) {
            parts.operations.databaseFailures.count(e);
            throw e;
        }
    }

    private void startRest() throws Exception {
        parts.operations.storeHealth.awaited(false);
        if (pending == null) {
            routes.start();
            startLinks();
        } else {
            routes.startOthers();
        }
        startPages();
    }

    private void startLinks() throws InterruptedException {
        if (parts.kafka.isPresent()) {
            parts.kafka.get().start();
        }
        pending = new PendingWork(
                parts.camel(), parts.link.links, parts.operations.backlog, parts.outbox::isSending, !nodes.isShared());
        teardown.add("replies in flight", pending::awaitAttempts);
        teardown.add("links", parts.link.links::stop);
        parts.link.links.start();
    }

    /** Last: intake does not wait for it. */
    private void startPages() throws Exception {
        ConsoleEntries entries = teardown.add(
                "entries of the console", new ConsoleEntries(live, database, parts.operations.traffic::countMessage));
        ConsoleModule.Running running = new ConsoleModule.Running(
                parts.figures(), parts.scheduledExport, parts.callbacks, parts.keysAhead, parts.reminders);
        console = ConsoleModule.of(live, database, entries, running, clock);
        if (console.isPresent()) {
            teardown.add("console", console.get()).start();
        }
        cabinet = CabinetModule.of(live, database, parts.camel(), parts.outbox.scheduled, clock);
        if (cabinet.isPresent()) {
            teardown.add("cabinet", cabinet.get()).start();
        }
    }

    /** Whether messages can be received and replied to now: the links are bound, the database takes writes. */
    public boolean isReady() {
        return parts.operations.health.isReady();
    }

    /**
     * Returns when all parts have started, which takes as long as the database server is down.
     *
     * @return false when the gateway was closed before
     * @throws Exception with a message for the operator, when the server is there and cannot be used; the gateway must
     *     be closed then
     */
    public boolean awaitStart() throws Exception {
        if (waiting != null) {
            waiting.await();
        }
        return !closed.get();
    }

    /** Where {@code /health/live}, {@code /health/ready} and {@code /metrics} are. */
    public int httpPort() {
        return http.port();
    }

    /** Where people open the console; empty when it is off. */
    public Optional<String> consoleUrl() {
        return console.map(ConsoleModule::url);
    }

    /** All paths of the console, and who may use each; none when it is off. */
    public List<Route> consoleRoutes() {
        return console.map(ConsoleModule::routes).orElse(List.of());
    }

    /** Where customers open the cabinet, on this machine; empty when it is off. */
    public Optional<String> cabinetUrl() {
        return cabinet.map(CabinetModule::url);
    }

    /**
     * Returns when the database file was removed or replaced. Messages are refused then, and the gateway must be closed
     * and its process restarted.
     */
    public void awaitDatabaseLoss() throws InterruptedException {
        parts.databaseIdentity().awaitLoss();
    }

    /**
     * Stops cleanly: new messages are rejected, those in flight are completed, replies that are due are sent until
     * {@code meterline.shutdown.timeout}, then the links unbind. Returns within 5 seconds after that timeout, also when
     * the disk does not respond: what is acknowledged is on disk. Idempotent.
     */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        LOG.info("Stopping");
        Duration timeout = settings.shutdownTimeout().plus(TEARDOWN_TIMEOUT);
        if (!BackgroundTask.begin("gateway-stop", this::stop).endsWithin(timeout)) {
            LOG.warn("Stopping: not complete within {} s, ending without it", timeout.toSeconds());
        }
        LOG.info("Stopped");
    }

    private void stop() {
        parts.operations.health.stopping();
        server.stop();
        if (pending != null) {
            drain();
        }
        teardown.close();
    }

    private void drain() {
        parts.sms.intake.shut();
        parts.mail.stopReceiving();
        pending.stopImporting();
        // To leave the group takes seconds where brokers are slow.
        BackgroundTask consuming = BackgroundTask.begin("kafka-stop", pending::stopConsuming);
        Drain drain = new Drain(settings.shutdownTimeout());
        drain.awaitEndOf(pending::hasMessages);
        drain.awaitEndOf(() -> !parts.databaseIdentity().isLost() && pending.hasReplies());
        parts.outbox.stopSending();
        parts.mail.stopSending();
        drain.awaitEndOf(parts.mail::isSending);
        consuming.close();
    }
}
