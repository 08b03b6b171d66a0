package ua.meterline.app;

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
 * A running gateway, from its database to its links. Starting does not wait for the SMSC, see {@link #isReady}.
 * Thread-safe.
 *
 * <p>It starts from the inside out: locks, database, inbox folder, routes, HTTP server, links. It stops in the reverse
 * order, after no more work comes in and work in flight is completed or has timed out.
 */
public final class Gateway implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);

    /** For what follows the drain: to unbind, and to store what is in flight. */
    private static final Duration TEARDOWN_TIMEOUT = Duration.ofSeconds(5);

    private final Settings settings;
    private final CompositionRoot parts;
    private final HttpServer http;
    private final Optional<ConsoleModule> console;
    private final Optional<CabinetModule> cabinet;
    private final PendingWork pending;
    private final Teardown teardown;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Gateway(
            Settings settings,
            CompositionRoot parts,
            HttpServer http,
            Optional<ConsoleModule> console,
            Optional<CabinetModule> cabinet,
            PendingWork pending,
            Teardown teardown) {
        this.settings = settings;
        this.parts = parts;
        this.http = http;
        this.console = console;
        this.cabinet = cabinet;
        this.pending = pending;
        this.teardown = teardown;
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
            teardown.add("data folder", FolderLock.ofGateway(settings.dataDir()));
            if (!settings.database().isServer()) {
                teardown.add("database lock", FolderLock.ofDatabase(DatabaseFile.of(settings.databaseUrl())));
            }
            Database database =
                    teardown.add("database", Database.open(settings.database(), settings.databaseTimeout()));
            ClusterModule nodes = ClusterModule.join(settings, database);
            teardown.add("cluster", nodes.cluster);
            InboxFolder inbox = InboxModule.open(settings.inbox().dir(), teardown);
            CompositionRoot parts = new CompositionRoot(live, database, nodes, inbox, clock);
            parts.kafka.ifPresent(kafka -> teardown.add("Kafka", kafka));
            teardown.add("Camel", parts.main::stop);
            teardown.add("commits", parts.store::drain);
            teardown.add("mail servers", parts.mail);
            teardown.add("metrics", parts.operations.processMetrics);
            HttpServer http = teardown.add("HTTP server", parts.operations.httpServer());
            // It takes long to start, and does so beside the others.
            try (BackgroundTask listening = BackgroundTask.begin("http-start", http::start)) {
                parts.recall();
                startRoutes(parts);
                listening.await();
            }
            if (parts.kafka.isPresent()) {
                parts.kafka.get().start();
            }
            PendingWork pending = new PendingWork(
                    parts.camel(),
                    parts.link.links,
                    parts.operations.backlog,
                    parts.outbox::isSending,
                    !nodes.isShared());
            teardown.add("replies in flight", pending::awaitAttempts);
            teardown.add("links", parts.link.links::stop);
            parts.link.links.start();
            // Last: intake does not wait for it.
            ConsoleEntries entries = teardown.add(
                    "entries of the console",
                    new ConsoleEntries(live, database, parts.operations.traffic::countMessage));
            ConsoleModule.Running running =
                    new ConsoleModule.Running(parts.figures(), parts.scheduledExport, parts.callbacks, parts.reminders);
            Optional<ConsoleModule> console = ConsoleModule.of(live, database, entries, running, clock);
            if (console.isPresent()) {
                teardown.add("console", console.get()).start();
            }
            Optional<CabinetModule> cabinet =
                    CabinetModule.of(live, database, parts.camel(), parts.outbox.scheduled, clock);
            if (cabinet.isPresent()) {
                teardown.add("cabinet", cabinet.get()).start();
            }
            return new Gateway(settings, parts, http, console, cabinet, pending, teardown);
        } catch (Exception | Error e) {
            teardown.close();
            throw e;
        }
    }

    private static void startRoutes(CompositionRoot parts) throws Exception {
        try {
            parts.main.init();
            try (BackgroundTask complete = BackgroundTask.begin(
                    "routes-check", () -> RouteInventory.requireComplete(parts.camel(), CompositionRoot.ROUTES))) {
                parts.main.start();
                complete.await();
            }
        } catch (Exception e) {
            throw RouteProblem.of(e, CompositionRoot.ROUTES);
        }
    }

    /** Whether messages can be received and replied to now: the links are bound, the database takes writes. */
    public boolean isReady() {
        return parts.operations.health.isReady();
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
        teardown.close();
    }
}
