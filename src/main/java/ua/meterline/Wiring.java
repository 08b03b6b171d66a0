package ua.meterline;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.camel.StartupSummaryLevel;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainConfigurationProperties;
import org.apache.camel.main.SimpleMainShutdownStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ua.meterline.inbox.ImportOrder;
import ua.meterline.inbox.InboxFolder;
import ua.meterline.observe.Backlog;
import ua.meterline.observe.CommitMetrics;
import ua.meterline.observe.Gauges;
import ua.meterline.observe.Health;
import ua.meterline.observe.HttpServer;
import ua.meterline.observe.RecurringWork;
import ua.meterline.observe.Refusals;
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
import ua.meterline.store.CommitStep;
import ua.meterline.store.Database;
import ua.meterline.store.GroupCommit;
import ua.meterline.store.ImportHalt;
import ua.meterline.store.RecentMessages;
import ua.meterline.store.ReplyRows;
import ua.meterline.store.RouteTransaction;

/** The only place where parts are made and bound to the names by which the routes call them. */
final class Wiring {
    private static final Logger LOG = LoggerFactory.getLogger(Wiring.class);

    /** How many messages share a commit at most: more gains little and makes the first of them wait. */
    private static final int LARGEST_GROUP = 1024;
    /** Nobody waits for the new state of a reply by SMS, so its group may wait for company. Whoever sends a mail waits. */
    private static final Duration LINGER_OF_REPLY_STATES = Duration.ofMillis(100);

    /** Three times as many as Zakarpatgaz has customers, and about 120 MB. */
    private static final int MOST_RECENT_MESSAGES = 1_000_000;

    private final Settings settings;
    private final InstantSource clock = Clock.systemUTC();
    private final Random random = new Random();

    /** Where the routes stand; the start script names those that came with it, for the operator to edit. */
    static final String ROUTES = System.getProperty("meterline.routes", "classpath:routes/*.camel.yaml");

    static final String RECEIVING_ROUTE = "receive-sms";
    static final String SENDING_ROUTE = "deliver-replies";
    private static final String POLLING_ROUTE = "poll-mailbox";
    private static final String IMPORTING_ROUTE = "import-mail";
    /** The link is down then, and its senders know; they only need to say so. */
    private static final Duration PATIENCE_WITH_SENDERS = Duration.ofSeconds(1);

    private static final Duration PATIENCE_WITH_FILES = Duration.ofSeconds(1);

    final Main main = new Main();
    private final RecentMessages recentMessages = new RecentMessages(MOST_RECENT_MESSAGES);
    final Database database;
    final Intake intake = new Intake();
    final SmppWiring smpp;
    final StoreHealth storeHealth = new StoreHealth();
    final Backlog backlog = new Backlog(clock);
    final Health health;
    final PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    final Traffic traffic = new Traffic(metrics);
    final GroupCommit<JudgedMessage> readingCommit;
    final GroupCommit<ReplyChange> replyStateCommit;
    final GroupCommit<ReplyChange> mailReplyStateCommit;
    final SmsWiring sms;
    final ReplyWiring replies;
    final Outbox outbox;
    private volatile boolean sending = true;
    final MailWiring mail;

    Wiring(Settings settings, Database database, InboxFolder inbox) {
        this.settings = settings;
        this.database = database;
        this.smpp = new SmppWiring(settings, random);
        this.health = new Health(smpp.links::isReceiving, smpp.links::isTransmitting, storeHealth, backlog);
        ImportHalt importHalt = new ImportHalt(transaction("store-readings", group -> {}));
        this.readingCommit = grouping("store-readings", Duration.ZERO, importHalt);
        this.replyStateCommit = groupCommit("store-reply-states", LINGER_OF_REPLY_STATES, this::countReplies);
        this.mailReplyStateCommit = groupCommit("store-reply-states", Duration.ZERO, this::countReplies);
        this.sms =
                new SmsWiring(settings.shortMessages(), clock, route -> groupCommit(route, Duration.ZERO, group -> {}));
        this.replies = new ReplyWiring(settings, clock, route -> groupCommit(route, Duration.ZERO, group -> {}));
        RetrySchedule schedule = new RetrySchedule(random, settings.answering().retryDelay());
        this.outbox = new Outbox(schedule, clock, settings.links().size(), this::canSend, replyStateCommit::storeLater);
        ImportOrder importOrder = new ImportOrder(importHalt::isOn, importHalt::lift);
        this.mail = new MailWiring(settings, inbox, importOrder, clock, random, mailReplyStateCommit::storeLater);
        addGauges();
        configureCamel();
        bindBeans();
        mail.configure(main);
    }

    private <T> GroupCommit<T> groupCommit(String route, Duration linger, Consumer<List<T>> onStored) {
        return grouping(route, linger, transaction(route, onStored));
    }

    private <T> GroupCommit<T> grouping(String name, Duration linger, GroupCommit.Transaction<T> transaction) {
        return new GroupCommit<>(name, LARGEST_GROUP, linger, settings.databasePatience(), transaction);
    }

    private <T> GroupCommit.Transaction<T> transaction(String route, Consumer<List<T>> onStored) {
        GroupCommit.Transaction<T> transaction = new RouteTransaction<>(main::getCamelContext, "direct:" + route);
        return storeHealth.watching(new CommitMetrics(metrics, route).measuring(transaction, onStored));
    }

    private void countReplies(List<ReplyChange> changes) {
        changes.forEach(change -> traffic.replied(change.state()));
    }

    private void addGauges() {
        Gauges gauges = new Gauges(metrics);
        smpp.addTo(gauges);
        gauges.outbox(backlog)
                .state("meterline.database.writing", "1 while the database takes writes", storeHealth::isWriting);
        if (!settings.mail().imap().isOff()) {
            gauges.state("meterline.mailbox.connected", "1 while the mailbox is connected", mail::isMailboxConnected);
        }
    }

    /** What is sent while that cannot be recorded would be sent again after a crash. */
    private boolean canSend() {
        return sending && storeHealth.isWriting() && smpp.links.isTransmitting();
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
        return new WorkInHand(main.getCamelContext(), smpp.links, backlog);
    }

    /** To be called when the link is stopped: an attempt that is not recorded would be made again after the next start. */
    void awaitSenders() {
        new Drain(PATIENCE_WITH_SENDERS).awaitEndOf(workInHand()::hasAttempts);
    }

    /**
     * No more mails and files are taken. Those in hand are finished, unless that takes long, as with a list of many rows: the
     * file is taken again after the next start.
     */
    void stopTaking() {
        mail.stopTaking();
        for (String route : List.of(POLLING_ROUTE, IMPORTING_ROUTE)) {
            try {
                main.getCamelContext()
                        .getRouteController()
                        .suspendRoute(route, PATIENCE_WITH_FILES.toMillis(), TimeUnit.MILLISECONDS);
            } catch (Exception e) {
                LOG.warn("Stopping: {}: {}", route, e.toString());
            }
        }
    }

    /** No more replies are taken out of the outbox. */
    void stopSending() {
        sending = false;
        mail.stopSending();
    }

    private void configureCamel() {
        MainConfigurationProperties camel = main.configure();
        camel.setName("meterline");
        // Camel's own hook would stop its routes beside Gateway.close, which waits for what is in hand.
        main.setShutdownStrategy(new SimpleMainShutdownStrategy());
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
        main.addOverrideProperty("meterline.short-code", settings.shortCode());
    }

    private void bindBeans() {
        JudgingWiring.bind(main::bind, settings, database.writer(), recentMessages, clock);
        main.bind("readers", database.readers());
        main.bind("recentMessages", recentMessages);
        main.bind("replyRows", new ReplyRows(clock, outbox));
        main.bind("readingCommit", new CommitStep<>(readingCommit, JudgedMessage.class));
        main.bind("importCommit", new CommitStep<>(readingCommit, JudgedMessage.class, "import"));
        main.bind("intake", intake);
        sms.bind(main, replies.numbers);
        main.bind("submitWriter", new SubmitWriter());
        main.bind("submitResult", new SubmitResult(outbox));
        main.bind("outbox", outbox);
        replies.bind(main, metrics);
        smpp.bind(main);
        main.bind("storeHealth", storeHealth);
        main.bind("recurringWork", new RecurringWork());
        main.bind("traffic", traffic);
        main.bind("refusals", new Refusals());
        main.bind("trafficReport", new TrafficReport(traffic, backlog));
        main.bind("backlog", backlog);
        HandoverWiring.bind(main, settings, database);
    }
}
