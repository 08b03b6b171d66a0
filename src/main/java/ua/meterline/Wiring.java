package ua.meterline;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.apache.camel.StartupSummaryLevel;
import org.apache.camel.component.smpp.SmppComponent;
import org.apache.camel.component.smpp.SmppConfiguration;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainConfigurationProperties;
import ua.meterline.link.Backoff;
import ua.meterline.link.LinkState;
import ua.meterline.link.LinkSupervisor;
import ua.meterline.link.SessionRoute;
import ua.meterline.observe.Backlog;
import ua.meterline.observe.CommitMetrics;
import ua.meterline.observe.Gauges;
import ua.meterline.observe.Health;
import ua.meterline.observe.HttpServer;
import ua.meterline.observe.StoreHealth;
import ua.meterline.observe.Traffic;
import ua.meterline.observe.TrafficReport;
import ua.meterline.outbox.Outbox;
import ua.meterline.outbox.ReplyChange;
import ua.meterline.outbox.RetrySchedule;
import ua.meterline.reading.JudgedMessage;
import ua.meterline.settings.Settings;
import ua.meterline.sms.Intake;
import ua.meterline.sms.SubmitResult;
import ua.meterline.sms.SubmitWriter;
import ua.meterline.store.Database;
import ua.meterline.store.GroupCommit;
import ua.meterline.store.RecentMessages;
import ua.meterline.store.ReplyRows;
import ua.meterline.store.RouteTransaction;

/** The only place where parts are made and bound to the names by which the routes call them. */
final class Wiring {
    /** How many messages share a commit at most: more gains little and makes the first of them wait. */
    private static final int LARGEST_GROUP = 1024;
    /** Nobody waits for the new state of a reply, so its group may wait for company. */
    private static final Duration LINGER_OF_DELIVERIES = Duration.ofMillis(100);

    /** Three times as many as Zakarpatgaz has customers, and about 120 MB. */
    private static final int MOST_RECENT_MESSAGES = 1_000_000;

    private final Settings settings;
    private final InstantSource clock = Clock.systemUTC();
    private final Random random = new Random();

    /** Where the routes stand; the start script names those that came with it, for the operator to edit. */
    static final String ROUTES = System.getProperty("meterline.routes", "classpath:routes/*.camel.yaml");

    /** The template's name and the route's. */
    static final String RECEIVING_ROUTE = "receive-sms";

    final Main main = new Main();
    private final RecentMessages recentMessages = new RecentMessages(MOST_RECENT_MESSAGES);
    final Database database;
    final Intake intake = new Intake();
    final LinkState receiver;
    final LinkState transmitter;
    final StoreHealth storeHealth = new StoreHealth();
    final Backlog backlog = new Backlog(clock);
    final Health health;
    final PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    final Traffic traffic = new Traffic(metrics);
    final GroupCommit<JudgedMessage> readingCommit;
    final GroupCommit<ReplyChange> deliveryCommit;
    final SmsWiring sms;
    final ReplyWiring replies;
    final Outbox outbox;
    private volatile boolean sending = true;
    final List<LinkSupervisor> links;

    Wiring(Settings settings, Database database) {
        this.settings = settings;
        this.database = database;
        this.receiver = new LinkState("receiver", settings.smpp().responseTimeout());
        this.transmitter = new LinkState("transmitter", settings.smpp().responseTimeout());
        this.health = new Health(receiver::isBound, transmitter::isBound, storeHealth, backlog);
        this.readingCommit = groupCommit("store-readings", Duration.ZERO, group -> {});
        this.deliveryCommit = groupCommit("store-deliveries", LINGER_OF_DELIVERIES, this::countReplies);
        this.sms =
                new SmsWiring(settings.shortMessages(), clock, route -> groupCommit(route, Duration.ZERO, group -> {}));
        this.replies = new ReplyWiring(settings, clock, route -> groupCommit(route, Duration.ZERO, group -> {}));
        RetrySchedule schedule = new RetrySchedule(random, settings.smpp().retryDelay());
        this.outbox = new Outbox(schedule, clock, () -> sending && transmitter.isBound(), deliveryCommit::storeLater);
        this.links = List.of(
                supervisor(receiver, RECEIVING_ROUTE, () -> {}),
                supervisor(transmitter, "deliver-replies", outbox::sessionEnded));
        addGauges();
        configureCamel();
        bindBeans();
    }

    private <T> GroupCommit<T> groupCommit(String route, Duration linger, Consumer<List<T>> onStored) {
        GroupCommit.Transaction<T> transaction = new RouteTransaction<>(main::getCamelContext, "direct:" + route);
        GroupCommit.Transaction<T> measured = new CommitMetrics(metrics, route).measuring(transaction, onStored);
        return new GroupCommit<>(
                route, LARGEST_GROUP, linger, settings.databasePatience(), storeHealth.watching(measured));
    }

    private void countReplies(List<ReplyChange> changes) {
        changes.forEach(change -> traffic.replied(change.state()));
    }

    private void addGauges() {
        new Gauges(metrics)
                .outbox(backlog)
                .state("meterline.receiver.bound", "1 while the receiver is bound", receiver::isBound)
                .state("meterline.transmitter.bound", "1 while the transmitter is bound", transmitter::isBound)
                .state("meterline.database.writing", "1 while the database takes writes", storeHealth::isWriting);
    }

    /** To be called once, before the first message is taken. */
    void recallMessages() throws SQLException {
        recentMessages.recall(
                database.readers(), clock.instant(), settings.shortMessages().joinTimeout());
        replies.recallReplies(database);
    }

    HttpServer httpServer() {
        return new HttpServer(settings.httpPort(), health, metrics);
    }

    WorkInHand workInHand() {
        return new WorkInHand(main.getCamelContext(), transmitter, backlog);
    }

    /** No more replies are taken out of the outbox. */
    void stopSending() {
        sending = false;
    }

    private LinkSupervisor supervisor(LinkState state, String routeId, Runnable afterSession) {
        Settings.Smpp smpp = settings.smpp();
        SessionRoute route = new SessionRoute(main::getCamelContext, routeId, afterSession);
        Backoff backoff = new Backoff(smpp.reconnectDelay(), smpp.reconnectDelayMax(), random);
        return new LinkSupervisor(state, route, backoff, smpp.peer());
    }

    private void configureCamel() {
        MainConfigurationProperties camel = main.configure();
        camel.setName("meterline");
        camel.setRoutesIncludePattern(ROUTES);
        camel.setJmxEnabled(false);
        // What every message would pay for and none needs: bodies are no streams, and we write header names one way.
        camel.setStreamCachingEnabled(false);
        camel.setCaseInsensitiveHeaders(false);
        camel.setAutoConfigurationLogSummary(false);
        camel.setStartupSummaryLevel(StartupSummaryLevel.Off);
        // Whoever has work in hand was waited for before; see Gateway.close.
        camel.setShutdownTimeout(1);
        camel.setShutdownLogInflightExchangesOnTimeout(false);
        // Camel would look into the environment past the settings, which were read from there if that was meant.
        main.addInitialProperty("camel.component.properties.environmentVariableMode", "0");
        Settings.Smpp smpp = settings.smpp();
        Map.of(
                        "meterline.short-code", settings.shortCode(),
                        "meterline.smpp.host", smpp.host(),
                        "meterline.smpp.port", smpp.port(),
                        "meterline.smpp.enquire-link-millis",
                                smpp.enquireLinkInterval().toMillis(),
                        "meterline.smpp.response-millis", smpp.responseTimeout().toMillis(),
                        "meterline.smpp.receive-threads", smpp.receiveThreads(),
                        "meterline.smpp.submit-window", smpp.submitWindow())
                .forEach((key, value) -> main.addOverrideProperty(key, value.toString()));
    }

    private void bindBeans() {
        JudgingWiring.bind(main::bind, settings, database.writer(), recentMessages, clock);
        main.bind("readers", database.readers());
        main.bind("recentMessages", recentMessages);
        main.bind("replyRows", new ReplyRows(clock, outbox::mostToRead));
        main.bind("readingCommit", readingCommit);
        main.bind("intake", intake);
        sms.bind(main, replies.numbers);
        main.bind("submitWriter", new SubmitWriter(outbox));
        main.bind("submitResult", new SubmitResult(outbox));
        main.bind("outbox", outbox);
        replies.bind(main, metrics);
        main.bind("smpp", smppComponent());
        main.bind("receiverState", receiver);
        main.bind("transmitterState", transmitter);
        main.bind("storeHealth", storeHealth);
        main.bind("traffic", traffic);
        main.bind("trafficReport", new TrafficReport(traffic, backlog));
        main.bind("backlog", backlog);
        HandoverWiring.bind(main, settings, database);
    }

    /** What the two sessions log in with stands here and not in the routes: not every character goes through a URI. */
    private SmppComponent smppComponent() {
        SmppConfiguration credentials = new SmppConfiguration();
        credentials.setSystemId(settings.smpp().systemId());
        credentials.setPassword(settings.smpp().password());
        credentials.setSystemType(settings.smpp().systemType());
        return new SmppComponent(credentials);
    }
}
