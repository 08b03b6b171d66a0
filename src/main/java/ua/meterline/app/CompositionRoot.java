package ua.meterline.app;

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
import ua.meterline.config.Settings;
import ua.meterline.inbox.ImportOrder;
import ua.meterline.inbox.InboxFolder;
import ua.meterline.mail.reply.LetterReply;
import ua.meterline.operations.CommitMetrics;
import ua.meterline.operations.Gauges;
import ua.meterline.operations.Health;
import ua.meterline.operations.HttpServer;
import ua.meterline.operations.OutboxBacklog;
import ua.meterline.operations.RecurringTasks;
import ua.meterline.operations.StoreHealth;
import ua.meterline.operations.TrafficMetrics;
import ua.meterline.operations.TrafficReport;
import ua.meterline.outbox.Outbox;
import ua.meterline.outbox.ReplyChange;
import ua.meterline.outbox.ReplyRows;
import ua.meterline.outbox.RetrySchedule;
import ua.meterline.reading.JudgedMessage;
import ua.meterline.sms.IntakeGate;
import ua.meterline.sms.RejectedMessages;
import ua.meterline.sms.SubmitResult;
import ua.meterline.sms.SubmitWriter;
import ua.meterline.store.Database;
import ua.meterline.store.GroupCommit;
import ua.meterline.store.GroupCommitStep;
import ua.meterline.store.ImportCircuitBreaker;
import ua.meterline.store.RecentMessages;
import ua.meterline.store.RouteTransaction;

/** The only place where parts are made and bound to the names by which the routes call them. */
final class CompositionRoot {
    private static final Logger LOG = LoggerFactory.getLogger(CompositionRoot.class);

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
    private static final Duration SENDER_TIMEOUT = Duration.ofSeconds(1);

    private static final Duration FILE_TIMEOUT = Duration.ofSeconds(1);

    final Main main = new Main();
    private final RecentMessages recentMessages = new RecentMessages(MOST_RECENT_MESSAGES);
    final Database database;
    final IntakeGate intake = new IntakeGate();
    final LinkModule smpp;
    final StoreHealth storeHealth = new StoreHealth();
    final OutboxBacklog backlog = new OutboxBacklog(clock);
    final Health health;
    final PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    final TrafficMetrics traffic = new TrafficMetrics(metrics);
    final GroupCommit<JudgedMessage> readingCommit;
    final GroupCommit<ReplyChange> replyStateCommit;
    final GroupCommit<ReplyChange> mailReplyStateCommit;
    final GroupCommit<LetterReply> letterReplyCommit;
    final SmsModule sms;
    final OutboxModule replies;
    final Outbox outbox;
    private volatile boolean sending = true;
    final MailModule mail;

    CompositionRoot(Settings settings, Database database, InboxFolder inbox) {
        this.settings = settings;
        this.database = database;
        this.smpp = new LinkModule(settings, random);
        this.health = new Health(smpp.links::isReceiving, smpp.links::isTransmitting, storeHealth, backlog);
        ImportCircuitBreaker importHalt = new ImportCircuitBreaker(transaction("store-readings", group -> {}));
        this.readingCommit = grouping("store-readings", Duration.ZERO, importHalt);
        this.replyStateCommit = groupCommit("store-reply-states", LINGER_OF_REPLY_STATES, this::countReplies);
        this.mailReplyStateCommit = groupCommit("store-reply-states", Duration.ZERO, this::countReplies);
        this.letterReplyCommit = groupCommit("store-letter-replies", Duration.ZERO, group -> {});
        this.sms = new SmsModule(settings.sms(), clock, route -> groupCommit(route, Duration.ZERO, group -> {}));
        this.replies = new OutboxModule(settings, clock, route -> groupCommit(route, Duration.ZERO, group -> {}));
        RetrySchedule schedule = new RetrySchedule(random, settings.answering().retryDelay());
        this.outbox = new Outbox(schedule, clock, settings.links().size(), this::canSend, replyStateCommit::storeLater);
        ImportOrder importOrder = new ImportOrder(importHalt::isOn, importHalt::lift);
        this.mail = new MailModule(settings, inbox, importOrder, clock, random, mailReplyStateCommit::storeLater);
        addGauges();
        configureCamel();
        bindBeans();
        mail.configure(main);
    }

    private <T> GroupCommit<T> groupCommit(String route, Duration linger, Consumer<List<T>> onStored) {
        return grouping(route, linger, transaction(route, onStored));
    }

    private <T> GroupCommit<T> grouping(String name, Duration linger, GroupCommit.Transaction<T> transaction) {
        return new GroupCommit<>(name, LARGEST_GROUP, linger, settings.databaseTimeout(), transaction);
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
                database.readers(), clock.instant(), settings.sms().reassemblyTimeout());
        replies.recallReplies(database);
    }

    HttpServer httpServer() {
        return new HttpServer(settings.httpPort(), health, metrics);
    }

    PendingWork workInHand() {
        return new PendingWork(main.getCamelContext(), smpp.links, backlog);
    }

    /** To be called when the link is stopped: an attempt that is not recorded would be made again after the next start. */
    void awaitSenders() {
        new Drain(SENDER_TIMEOUT).awaitEndOf(workInHand()::hasAttempts);
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
                        .suspendRoute(route, FILE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
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
        ReadingModule.bind(main::bind, settings, database.writer(), recentMessages, clock);
        main.bind("readers", database.readers());
        main.bind("recentMessages", recentMessages);
        main.bind("replyRows", new ReplyRows(clock, outbox));
        main.bind("readingCommit", new GroupCommitStep<>(readingCommit, JudgedMessage.class));
        main.bind("importCommit", new GroupCommitStep<>(readingCommit, JudgedMessage.class, "import"));
        main.bind("letterReplyCommit", new GroupCommitStep<>(letterReplyCommit, LetterReply.class));
        main.bind("intake", intake);
        sms.bind(main, replies.numbers);
        main.bind("submitWriter", new SubmitWriter());
        main.bind("submitResult", new SubmitResult(outbox));
        main.bind("outbox", outbox);
        replies.bind(main, metrics);
        smpp.bind(main);
        main.bind("storeHealth", storeHealth);
        main.bind("recurringWork", new RecurringTasks());
        main.bind("traffic", traffic);
        main.bind("refusals", new RejectedMessages());
        main.bind("trafficReport", new TrafficReport(traffic, backlog));
        main.bind("backlog", backlog);
        BillingModule.bind(main, settings, database);
    }
}
