package ua.meterline.mail.mailbox;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.ExchangeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ua.meterline.common.Backoff;
import ua.meterline.common.Cooldown;
import ua.meterline.inbox.InboxFolder;

/**
 * The mailbox that customers write to. Mails are stored in the inbox folder first and marked as done afterwards. A mail
 * that was stored but not marked is stored again under the same name, so that storing is idempotent. Connects on
 * demand, and reconnects with backoff after a failure.
 *
 * <p>For use by one thread, except {@link #isConnected} and {@link #close}.
 */
public final class Mailbox implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Mailbox.class);

    /** Time until a mail that cannot be fetched or marked is retried. */
    private static final Duration COOLDOWN = Duration.ofHours(1);

    private static final Duration STAND_BY = Duration.ofSeconds(1);

    /** Mails that are listed, stored and marked as done together. */
    private static final int BATCH_SIZE = 50;

    /** After this many consecutive failures with one mail, the mail is assumed to cause them. */
    private static final int MAX_FAILURES = 3;

    /** Angus Mail keeps an object per mail until the connection is closed, which could be months later. */
    private static final int MAX_MAILS_PER_CONNECTION = 2_000;

    private final ServerSession server;
    private final String folder;
    private final String doneFolder;
    private final InboxFolder inbox;
    private final Duration pollInterval;
    private final Backoff backoff;
    private final Cooldown<UnreadMail> cooldown;
    /** Stored on disk, but not yet marked as done in the mailbox. */
    private final List<UnreadMail> kept = new ArrayList<>();

    private final InterruptibleSleep pause = new InterruptibleSleep();
    private volatile ImapConnection connection;
    private int keptByConnection;
    private boolean failing;
    private boolean moreIsWaiting = true;
    /** Whether this poll began with a wait that the connection survived. */
    private boolean waited;

    private UnreadMail failedLast;
    private int failures;
    /** Consecutive failures to mark mails; from {@link #MAX_FAILURES} on, the mails are left unmarked. */
    private int failedMarks;

    /**
     * @param doneFolder where processed mails are moved; empty: they stay and are marked as seen
     * @param pollInterval the maximum time between two polls
     * @param backoff between attempts to connect
     */
    public Mailbox(
            ServerSession server,
            String folder,
            String doneFolder,
            InboxFolder inbox,
            Duration pollInterval,
            Backoff backoff,
            InstantSource clock) {
        this.server = server;
        this.folder = folder;
        this.doneFolder = doneFolder;
        this.inbox = inbox;
        this.pollInterval = pollInterval;
        this.backoff = backoff;
        this.cooldown = new Cooldown<>(COOLDOWN, clock);
    }

    /**
     * Waits until the next poll is due: at once after a poll that found mails, else on a notification or the interval.
     */
    public void awaitMail() throws MessagingException {
        ImapConnection open = connection;
        waited = !moreIsWaiting;
        if (!waited) {
            return;
        } else if (open != null && open.canIdle()) {
            open.idle(pollInterval);
        } else {
            pause.await(pollInterval);
        }
    }

    /** The next mails to store, oldest first. Connects if necessary. */
    public List<UnreadMail> waiting() throws IOException, MessagingException {
        if (pause.isOver()) {
            return List.of();
        } else if (connection == null) {
            connect();
        }
        List<UnreadMail> waiting = connection.waiting(BATCH_SIZE + cooldown.size()).stream()
                .filter(mail -> !cooldown.contains(mail))
                .toList();
        moreIsWaiting = !waiting.isEmpty();
        return waiting;
    }

    private void connect() throws IOException, MessagingException {
        connection = ImapConnection.open(server, folder, doneFolder);
        keptByConnection = 0;
        if (!failing) {
            LOG.info("mailbox {}: connected", server.server());
        }
        markKept(); // mails stored over a connection that was lost
    }

    /**
     * Stores the raw mail in the inbox folder.
     *
     * @throws UnreadableMailException when the server does not return this mail, while the connection works
     * @throws Exception when the connection is lost or the folder is not writable
     */
    public void keep(UnreadMail mail) throws Exception {
        ImapConnection open = open();
        try {
            inbox.keep(mail.fileName(), open.receivedAt(mail), out -> open.fetch(mail, out));
        } catch (MessagingException | RuntimeException e) {
            countFailure(mail, e);
            throw e;
        }
        kept.add(mail);
        keptByConnection++;
    }

    private void countFailure(UnreadMail mail, Exception reason) {
        failures = mail.equals(failedLast) ? failures + 1 : 1;
        failedLast = mail;
        if (failures == MAX_FAILURES) {
            failures = 0;
            String message = "fetching " + mail + " failed " + MAX_FAILURES + " times: " + MailServerFailure.of(reason);
            skip(mail, new UnreadableMailException(message, reason));
        }
    }

    /**
     * Marks the stored mails as done; call it after {@link #keep} for each waiting mail. The backoff is reset only if a
     * mail was stored or the connection survived a wait, so that a server that fails right after each login is retried
     * with backoff.
     */
    public void markDone() throws IOException, MessagingException {
        boolean proven = waited || !kept.isEmpty();
        markKept();
        if (proven) {
            recovered();
        }
        if (keptByConnection >= MAX_MAILS_PER_CONNECTION) {
            disconnect();
        }
    }

    private void recovered() {
        if (failing) {
            LOG.info("mailbox {}: working again", server.server());
        }
        failing = false;
        backoff.reset();
    }

    private void markKept() throws IOException, MessagingException {
        if (!kept.isEmpty()) {
            inbox.secureNames();
            try {
                open().done(kept);
                failedMarks = 0;
            } catch (MessagingException | RuntimeException e) {
                failedMarks++;
                if (failedMarks < MAX_FAILURES) {
                    throw e;
                }
                leaveUnmarked(e);
            }
            kept.clear();
        }
    }

    /** Continues with later mails. These are fetched again after the cooldown and deduplicated on import. */
    private void leaveUnmarked(Exception reason) {
        if (failedMarks == MAX_FAILURES) {
            LOG.warn(
                    "mailbox {}: imported mails cannot be marked as done in the mailbox: {}; retried every hour",
                    server.server(),
                    MailServerFailure.of(reason));
        }
        kept.forEach(cooldown::add);
    }

    private ImapConnection open() throws MessagingException {
        ImapConnection open = connection;
        if (open == null) {
            throw new MessagingException("the connection is closed");
        }
        return open;
    }

    /** Logs the reason and skips the mail until its cooldown is over, so that later mails are not delayed. */
    public void skip(UnreadMail mail, @ExchangeException UnreadableMailException reason) {
        LOG.warn("mailbox {}: {}; it stays there unread", server.server(), reason.getMessage());
        cooldown.add(mail);
    }

    /** Logs the first of consecutive failures, closes the connection, and waits for the backoff. */
    public void failed(@ExchangeException Exception reason) {
        disconnect();
        if (pause.isOver()) {
            return;
        }
        if (!failing) {
            LOG.warn("mailbox {}: {}; retrying until it succeeds", server.server(), MailServerFailure.of(reason));
            failing = true;
        }
        moreIsWaiting = true;
        pause.await(backoff.next());
    }

    /** Another node polls the mailbox: closes the connection, and waits a little. */
    public void standBy() {
        disconnect();
        moreIsWaiting = true;
        pause.await(STAND_BY);
    }

    public boolean isConnected() {
        return connection != null;
    }

    private void disconnect() {
        ImapConnection open = connection;
        connection = null;
        if (open != null) {
            open.close();
        }
    }

    /** Ends a wait and closes the connection at once; {@link #waiting} returns no more mails. */
    @Override
    public void close() {
        pause.end();
        server.abort();
        disconnect();
    }
}
