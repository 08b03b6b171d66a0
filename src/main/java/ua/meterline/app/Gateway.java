package ua.meterline.app;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ua.meterline.common.FolderLock;
import ua.meterline.config.Settings;
import ua.meterline.inbox.InboxFolder;
import ua.meterline.operations.HttpServer;
import ua.meterline.store.Database;

/**
 * A running gateway, from its database to its links. It does not wait for the SMSC: whether that is reached is told by
 * {@link #isReady}. Thread-safe.
 */
public final class Gateway implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);

    private final Settings settings;
    private final CompositionRoot parts;
    private final HttpServer http;
    private final Teardown teardown;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Gateway(Settings settings, CompositionRoot parts, HttpServer http, Teardown teardown) {
        this.settings = settings;
        this.parts = parts;
        this.http = http;
        this.teardown = teardown;
    }

    /**
     * Starts all parts, or none.
     *
     * @throws Exception with a message for the operator: the folder is in use, the database cannot be opened, the HTTP
     *     port is taken
     */
    public static Gateway start(Settings settings) throws Exception {
        Teardown teardown = new Teardown();
        try {
            teardown.add("data folder", FolderLock.ofGateway(settings.dataDir()));
            Database database =
                    teardown.add("database", Database.open(settings.databaseUrl(), settings.databaseTimeout()));
            InboxFolder inbox = MailModule.openInbox(settings.inbox().dir(), teardown);
            CompositionRoot parts = new CompositionRoot(settings, database, inbox);
            teardown.add("Camel", parts.main::stop);
            teardown.add("new states of replies", parts.replyStateCommit);
            teardown.add("new states of mails", parts.mailReplyStateCommit);
            teardown.add("replies to letters", parts.letterReplyCommit);
            teardown.add("messages", parts.readingCommit);
            teardown.add("mailbox", parts.mail);
            teardown.add("parts of messages", parts.sms.partCommit);
            teardown.add("receipts", parts.replies.receiptCommit);
            HttpServer http = teardown.add("HTTP server", parts.httpServer());
            // It takes so long to start that it begins while the others do.
            try (BackgroundTask listening = BackgroundTask.begin("http-start", http::start)) {
                parts.recallMessages();
                parts.main.start();
                RouteInventory.requireComplete(parts.main.getCamelContext(), CompositionRoot.ROUTES);
                listening.await();
            }
            teardown.add("replies under way", parts::awaitSenders);
            teardown.add("links", parts.smpp.links::stop);
            parts.smpp.links.start();
            return new Gateway(settings, parts, http, teardown);
        } catch (Exception | Error e) {
            teardown.close();
            throw e;
        }
    }

    /** Whether messages can be taken and answered just now: both links are bound, the database writes. */
    public boolean isReady() {
        return parts.health.isReady();
    }

    /** Where {@code /health/live}, {@code /health/ready} and {@code /metrics} are. */
    public int httpPort() {
        return http.port();
    }

    /**
     * Stops cleanly: new messages are refused, those in hand are finished, replies that are due are sent for as long as
     * {@code meterline.shutdown.timeout} allows, then the links unbind. Closing it again does nothing.
     */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        LOG.info("Stopping");
        parts.health.stopping();
        parts.intake.shut();
        parts.stopTaking();
        Drain drain = new Drain(settings.shutdownTimeout());
        PendingWork inHand = parts.workInHand();
        drain.awaitEndOf(inHand::hasMessages);
        drain.awaitEndOf(inHand::hasReplies);
        parts.stopSending();
        drain.awaitEndOf(parts.mail::isSending);
        teardown.close();
        LOG.info("Stopped");
    }
}
