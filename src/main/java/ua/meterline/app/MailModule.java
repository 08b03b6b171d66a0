package ua.meterline.app;

import jakarta.mail.util.StreamProvider;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.eclipse.angus.mail.util.MailStreamProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ua.meterline.backoffice.limit.RateLimit;
import ua.meterline.backoffice.limit.SharedRateLimit;
import ua.meterline.common.Backoff;
import ua.meterline.common.MailAddress;
import ua.meterline.config.LiveSettings;
import ua.meterline.config.MailSettings;
import ua.meterline.config.Settings;
import ua.meterline.inbox.InboxFolder;
import ua.meterline.inbox.ListReader;
import ua.meterline.mail.LetterReader;
import ua.meterline.mail.LetterReplies;
import ua.meterline.mail.MailParser;
import ua.meterline.mail.mailbox.MailSender;
import ua.meterline.mail.mailbox.Mailbox;
import ua.meterline.mail.mailbox.SendResult;
import ua.meterline.mail.mailbox.ServerSession;
import ua.meterline.mail.mailbox.SmtpState;
import ua.meterline.mail.reply.AnswerBudget;
import ua.meterline.mail.reply.LetterReplyRows;
import ua.meterline.mail.reply.LocalAnswerBudget;
import ua.meterline.mail.reply.MailReplyRows;
import ua.meterline.mail.reply.ReplyComposer;
import ua.meterline.mail.reply.ReplyWriter;
import ua.meterline.mail.text.OwnText;
import ua.meterline.outbox.ClaimRenewal;
import ua.meterline.outbox.FutureReplies;
import ua.meterline.outbox.Outbox;
import ua.meterline.outbox.RetrySchedule;
import ua.meterline.store.Database;
import ua.meterline.store.DatabaseAccess;
import ua.meterline.store.cluster.ClaimLease;

/** Wires e-mail: the mailbox, letters, and replies by mail. Each mail server is optional. */
final class MailModule implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MailModule.class);
    private static final Duration FIRST_DELAY = Duration.ofSeconds(1);
    private static final Duration LONGEST_DELAY = Duration.ofMinutes(1);

    static {
        // Otherwise Jakarta Mail searches the class path for it with every header that it reads or writes.
        System.setProperty(StreamProvider.class.getName(), MailStreamProvider.class.getName());
    }

    private final LiveSettings live;
    private final Settings settings;
    private final MailSettings mail;
    private final InstantSource clock;
    private final InstantSource steadyClock;
    private final RandomGenerator random;
    private final Mailbox mailbox;
    private final Outbox outbox;
    private final SmtpState smtp;
    private final ServerSession smtpServer;
    private final MailSender sender;
    private volatile boolean sending = true;

    /**
     * @param clock of the times that are stored
     * @param steadyClock of the times at which something is due
     * @param lease of the claims of replies
     */
    MailModule(
            LiveSettings live,
            InboxFolder inbox,
            InstantSource clock,
            InstantSource steadyClock,
            RandomGenerator random,
            ClaimLease lease) {
        this.live = live;
        this.settings = live.get();
        this.mail = settings.mail();
        this.clock = clock;
        this.steadyClock = steadyClock;
        this.random = random;
        this.smtp = new SmtpState(mail.smtp(), backoff(), steadyClock);
        this.smtpServer = ServerSession.smtp(mail.smtp(), mail.timeout());
        this.sender = new MailSender(smtpServer);
        ServerSession imapServer = ServerSession.imap(mail.imap(), mail.timeout());
        live.onReload(changed -> {
            imapServer.usePassword(changed.mail().imap().password());
            smtpServer.usePassword(changed.mail().smtp().password());
        });
        this.mailbox = new Mailbox(
                imapServer, mail.folder(), mail.doneFolder(), inbox, mail.pollInterval(), backoff(), steadyClock);
        RetrySchedule schedule = RetrySchedule.ofMails(random, mail.retryDelay());
        this.outbox = new Outbox(schedule, steadyClock, 1, () -> sending && smtp.mayTry(), lease);
        if (mail.imap().isOff()) {
            LOG.info(
                    "e-mail is off (no meterline.mail.imap.host); files in {} are taken",
                    settings.inbox().dir());
        }
    }

    private Backoff backoff() {
        return new Backoff(FIRST_DELAY, LONGEST_DELAY, random);
    }

    /** To be called once, before the first reply is sent. */
    void recallReplies(Database database) throws SQLException {
        FutureReplies.bringForwardMails(database, steadyClock.instant());
    }

    /** @param lists reads lists in attachments */
    void bind(RouteBindings routes, ListReader lists, DatabaseAccess database) {
        routes.properties(
                "meterline.mail.",
                Map.of(
                        "imap.on", !mail.imap().isOff(),
                        "smtp.on", !mail.smtp().isOff(),
                        "smtp.connections", mail.smtpConnections()));
        routes.bind("mailbox", mailbox);
        bindLetters(routes, lists, budget(database));
        bindReplies(routes);
    }

    private AnswerBudget budget(DatabaseAccess database) {
        IntSupplier perHour = () -> live.get().mail().hourlyBudget();
        if (!database.isShared()) {
            return new LocalAnswerBudget(perHour, steadyClock);
        }
        RateLimit limit = new SharedRateLimit(database, "answers to letters", perHour, Duration.ofHours(1));
        return () -> perHour.getAsInt() == 0 || limit.take("").isZero();
    }

    private void bindLetters(RouteBindings routes, ListReader lists, AnswerBudget budget) {
        Supplier<ReplyComposer> composer = live.derived(current -> new ReplyComposer(current.replies()));
        Set<String> announced = new LinkedHashSet<>();
        MailParser parser =
                new MailParser(new MailAddress(mail.address()), live.derived(current -> ownText(current, announced)));
        routes.bind("letterReader", new LetterReader(parser, lists, mail.address()));
        routes.bind(
                "letterReplies",
                new LetterReplies(composer, budget, !mail.smtp().isOff()));
        routes.bind(
                "letterReplyRows",
                new LetterReplyRows(clock, steadyClock, () -> live.get().mail().maxRepliesPerDay()));
    }

    /** @param announced collects the texts of replies: letters quote those from before a reload as well */
    private static OwnText ownText(Settings current, Set<String> announced) {
        announced.addAll(current.replies().all());
        return new OwnText(List.of(current.mail().address(), current.shortCode()), List.copyOf(announced));
    }

    private void bindReplies(RouteBindings routes) {
        routes.bind("mailOutbox", outbox);
        routes.bind("mailClaims", new ClaimRenewal(outbox));
        routes.bind("mailReplyRows", new MailReplyRows(steadyClock, outbox));
        routes.bind("replyWriter", new ReplyWriter(outbox, smtpServer, mail.address()));
        routes.bind("mailSender", sender);
        routes.bind("sendResult", new SendResult(outbox, smtp, clock));
    }

    boolean isMailboxConnected() {
        return mailbox.isConnected();
    }

    /** Whether mails are in flight. */
    boolean isSending() {
        return outbox.inFlight() > 0;
    }

    /** No more replies are claimed. */
    void stopSending() {
        sending = false;
    }

    /** Closes the connection to the mailbox, and ends the wait for mail. */
    void stopReceiving() {
        mailbox.close();
    }

    /** Closes the connections to the mail servers. */
    @Override
    public void close() {
        mailbox.close();
        sender.close();
    }
}
