package ua.meterline.app;

import jakarta.mail.util.StreamProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.apache.camel.main.Main;
import org.eclipse.angus.mail.util.MailStreamProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ua.meterline.common.Backoff;
import ua.meterline.common.Cooldown;
import ua.meterline.common.FolderLock;
import ua.meterline.common.MailAddress;
import ua.meterline.config.MailSettings;
import ua.meterline.config.Settings;
import ua.meterline.inbox.FileFailureClassifier;
import ua.meterline.inbox.ImportFailureLog;
import ua.meterline.inbox.ImportOrder;
import ua.meterline.inbox.ImportRetry;
import ua.meterline.inbox.InboxFilter;
import ua.meterline.inbox.InboxFolder;
import ua.meterline.inbox.ListReader;
import ua.meterline.inbox.ListResult;
import ua.meterline.inbox.OrderedPollStrategy;
import ua.meterline.inbox.ProcessedFiles;
import ua.meterline.inbox.QuarantineMessages;
import ua.meterline.mail.LetterReader;
import ua.meterline.mail.LetterReplies;
import ua.meterline.mail.MailParser;
import ua.meterline.mail.mailbox.MailSender;
import ua.meterline.mail.mailbox.Mailbox;
import ua.meterline.mail.mailbox.SendResult;
import ua.meterline.mail.mailbox.ServerSession;
import ua.meterline.mail.mailbox.SmtpState;
import ua.meterline.mail.reply.LetterReplyRows;
import ua.meterline.mail.reply.MailReplyRows;
import ua.meterline.mail.reply.ReplyComposer;
import ua.meterline.mail.reply.ReplyWriter;
import ua.meterline.outbox.Outbox;
import ua.meterline.outbox.ReplyChange;
import ua.meterline.outbox.RetrySchedule;
import ua.meterline.store.ImportRows;
import ua.meterline.store.StoreFailure;

/** The parts that belong to e-mail and to the inbox folder. The folder is always looked into; mail servers where one is set. */
final class MailModule implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MailModule.class);
    private static final Duration FIRST_DELAY = Duration.ofSeconds(1);
    private static final Duration FILE_COOLDOWN = Duration.ofMinutes(1);
    private static final Duration LONGEST_DELAY = Duration.ofMinutes(1);

    static {
        // Otherwise Jakarta Mail searches the class path for it with every header that it reads or writes.
        System.setProperty(StreamProvider.class.getName(), MailStreamProvider.class.getName());
    }

    private final Settings settings;
    private final MailSettings mail;
    private final InboxFolder inbox;
    private final ImportOrder importOrder;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Mailbox mailbox;
    private final Outbox outbox;
    private final SmtpState smtp;
    private final ServerSession smtpServer;
    private final MailSender sender;
    private volatile boolean sending = true;

    /** @param store puts the new state of a reply on disk */
    MailModule(
            Settings settings,
            InboxFolder inbox,
            ImportOrder importOrder,
            InstantSource clock,
            RandomGenerator random,
            Function<ReplyChange, CompletableFuture<Void>> store) {
        this.settings = settings;
        this.mail = settings.mail();
        this.inbox = inbox;
        this.importOrder = importOrder;
        this.clock = clock;
        this.random = random;
        this.smtp = new SmtpState(mail.smtp(), backoff(), clock);
        this.smtpServer = ServerSession.smtp(mail.smtp(), mail.timeout());
        this.sender = new MailSender(smtpServer);
        this.mailbox = new Mailbox(
                ServerSession.imap(mail.imap(), mail.timeout()),
                mail.folder(),
                mail.doneFolder(),
                inbox,
                mail.pollInterval(),
                backoff(),
                clock);
        RetrySchedule schedule = RetrySchedule.ofMails(random, mail.retryDelay());
        this.outbox = new Outbox(schedule, clock, 1, () -> sending && smtp.mayTry(), store);
        if (mail.imap().isOff()) {
            LOG.info(
                    "e-mail is off (no meterline.mail.imap.host); files in {} are taken",
                    settings.inbox().dir());
        }
    }

    /**
     * The inbox folder, locked against another gateway for as long as the teardown lets it be.
     *
     * @throws IOException with a message for the operator
     */
    static InboxFolder openInbox(Path folder, Teardown teardown) throws IOException {
        try {
            teardown.add("inbox folder", FolderLock.ofGateway(folder));
            return InboxFolder.open(folder);
        } catch (IOException e) {
            throw new IOException("inbox folder " + folder + " cannot be used: " + e.getMessage()
                    + "; let this user alone write there, or choose another meterline.inbox.dir");
        }
    }

    private Backoff backoff() {
        return new Backoff(FIRST_DELAY, LONGEST_DELAY, random);
    }

    void configure(Main main) {
        main.addOverrideProperty(
                "meterline.inbox.path", settings.inbox().dir().toAbsolutePath().toString());
        main.addOverrideProperty(
                "meterline.mail.imap.on", Boolean.toString(!mail.imap().isOff()));
        main.addOverrideProperty(
                "meterline.mail.smtp.on", Boolean.toString(!mail.smtp().isOff()));
        main.addOverrideProperty("meterline.mail.smtp.connections", Integer.toString(mail.smtpConnections()));
        bindInbox(main);
        bindReplies(main);
        main.bind("mailbox", mailbox);
        main.bind("importRows", new ImportRows(clock));
    }

    private void bindInbox(Main main) {
        ZoneId zone = settings.timezone();
        ListReader lists = new ListReader(clock, zone);
        ReplyComposer composer = new ReplyComposer(
                settings.replies().accepted(), settings.replies().rejected());
        MailParser parser = new MailParser(new MailAddress(mail.address()));
        Cooldown<Path> cooldown = new Cooldown<>(FILE_COOLDOWN, clock);
        main.bind("pickUp", new InboxFilter(clock, settings.inbox().quietTime(), inbox, cooldown));
        main.bind("letterReader", new LetterReader(parser, lists, mail.address()));
        main.bind("letterReplies", new LetterReplies(composer, !mail.smtp().isOff()));
        main.bind("letterReplyRows", new LetterReplyRows(clock, mail.maxRepliesPerDay()));
        main.bind("importOrder", importOrder);
        main.bind("orderlyPolls", new OrderedPollStrategy(importOrder));
        main.bind("listReader", lists);
        main.bind("listResult", new ListResult());
        main.bind("processedFiles", new ProcessedFiles(settings.inbox().dir(), clock, zone));
        main.bind("fileFailures", new FileFailureClassifier(StoreFailure::isOfTheStore));
        main.bind("quarantineMessages", new QuarantineMessages(mail.address()));
        main.bind("importRetry", new ImportRetry(StoreFailure::isOfTheStore, cooldown));
        main.bind("importFailureLog", new ImportFailureLog());
    }

    private void bindReplies(Main main) {
        main.bind("mailOutbox", outbox);
        main.bind("mailReplyRows", new MailReplyRows(clock, outbox::mostToRead));
        main.bind("replyWriter", new ReplyWriter(outbox, smtpServer, mail.address()));
        main.bind("mailSender", sender);
        main.bind("sendResult", new SendResult(outbox, smtp, clock));
    }

    boolean isMailboxConnected() {
        return mailbox.isConnected();
    }

    /** Whether mails are on their way out. */
    boolean isSending() {
        return outbox.underWay() > 0;
    }

    /** No more replies are taken out of the outbox. */
    void stopSending() {
        sending = false;
    }

    /** Leaves the mailbox; whoever waits for mail there returns. */
    void stopTaking() {
        mailbox.close();
    }

    /** Leaves the mail servers. */
    @Override
    public void close() {
        mailbox.close();
        sender.close();
    }
}
