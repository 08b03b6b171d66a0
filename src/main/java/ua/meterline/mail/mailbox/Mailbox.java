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
 * The mailbox that customers write to. Mails are kept in the inbox folder first and marked as done afterwards; a mail
 * that was kept, but not marked, is kept again under the same name. It connects by itself, and again after every failure.
 *
 * <p>For use by one thread, but for {@link #isConnected} and {@link #close}.
 */
public final class Mailbox implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Mailbox.class);

    /** What is listed, kept and marked as done together. */
    /** Of a mail that cannot be fetched or marked. */
    private static final Duration COOLDOWN = Duration.ofHours(1);

    private static final int MOST_AT_ONCE = 50;
    /** When the same mail failed so often, it may be that mail that the server, or what it says about it, breaks down over. */
    private static final int MOST_FAILURES = 3;

    /** Angus Mail remembers each mail for as long as the connection lasts, which may be for months. */
    private static final int MOST_OF_A_CONNECTION = 2_000;

    private final ServerSession server;
    private final String folder;
    private final String doneFolder;
    private final InboxFolder inbox;
    private final Duration pollInterval;
    private final Backoff backoff;
    private final Cooldown<UnreadMail> cooldown;
    /** On disk, but not marked as done in the mailbox yet. */
    private final List<UnreadMail> kept = new ArrayList<>();

    private final InterruptibleSleep pause = new InterruptibleSleep();
    private volatile ImapConnection connection;
    private int keptByConnection;
    private boolean troubled;
    private boolean moreIsWaiting = true;
    /** Whether this round began with a wait that the connection survived. */
    private boolean waited;

    private UnreadMail failedLast;
    private int failures;
    /** Running; from the third on, what could not be marked is left as it is. */
    private int failedMarks;

    /**
     * @param doneFolder empty: mails that are done are marked as seen
     * @param pollInterval how long it is left alone at most
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

    /** Returns when it is worth looking: at once when mails were waiting, otherwise when the server or the clock says so. */
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

    /** The next mails to be kept, oldest first. Connects if need be. */
    public List<UnreadMail> waiting() throws IOException, MessagingException {
        if (pause.isOver()) {
            return List.of();
        } else if (connection == null) {
            connect();
        }
        List<UnreadMail> waiting = connection.waiting(MOST_AT_ONCE + cooldown.size()).stream()
                .filter(mail -> !cooldown.contains(mail))
                .toList();
        moreIsWaiting = !waiting.isEmpty();
        return waiting;
    }

    private void connect() throws IOException, MessagingException {
        connection = ImapConnection.open(server, folder, doneFolder);
        keptByConnection = 0;
        if (!troubled) {
            LOG.info("mailbox {}: connected", server.server());
        }
        markKept(); // what was kept before the last connection broke off
    }

    /**
     * Puts the mail, as it came, into the inbox folder.
     *
     * @throws UnreadableMailException when this mail alone cannot be had
     * @throws Exception when the connection is lost or the folder cannot be written
     */
    public void keep(UnreadMail mail) throws Exception {
        ImapConnection open = open();
        try {
            inbox.keep(mail.fileName(), open.receivedAt(mail), out -> open.fetch(mail, out));
        } catch (MessagingException | RuntimeException e) {
            failedWith(mail, e);
            throw e;
        }
        kept.add(mail);
        keptByConnection++;
    }

    private void failedWith(UnreadMail mail, Exception reason) {
        failures = mail.equals(failedLast) ? failures + 1 : 1;
        failedLast = mail;
        if (failures == MOST_FAILURES) {
            failures = 0;
            String words = "fetching " + mail + " failed " + MOST_FAILURES + " times: " + MailServerFailure.of(reason);
            leaveAlone(mail, new UnreadableMailException(words, reason));
        }
    }

    /**
     * To be called when all that can be had of what was waiting is kept. Then all is well, if there was something, or if the
     * connection survived a wait: a server that lets us in and breaks down at once is asked ever more slowly.
     */
    public void markDone() throws IOException, MessagingException {
        boolean proven = waited || !kept.isEmpty();
        markKept();
        if (proven) {
            isWell();
        }
        if (keptByConnection >= MOST_OF_A_CONNECTION) {
            disconnect();
        }
    }

    private void isWell() {
        if (troubled) {
            LOG.info("mailbox {}: in order again", server.server());
        }
        troubled = false;
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
                if (failedMarks < MOST_FAILURES) {
                    throw e;
                }
                leaveUnmarked(e);
            }
            kept.clear();
        }
    }

    /** Those behind are not kept waiting; these come again after a while, and are recognised. */
    private void leaveUnmarked(Exception reason) {
        if (failedMarks == MOST_FAILURES) {
            LOG.warn(
                    "mailbox {}: what is in the inbox folder cannot be marked as done in the mailbox: {}; tried again every hour",
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

    /** Says so, and leaves the mail for later as it is: those behind it are not kept waiting. */
    public void leaveAlone(UnreadMail mail, @ExchangeException UnreadableMailException reason) {
        LOG.warn("mailbox {}: {}; it stays there unread", server.server(), reason.getMessage());
        cooldown.add(mail);
    }

    /** Says what is wrong, once until it is well again; gives the connection up, and waits a while. */
    public void failed(@ExchangeException Exception reason) {
        disconnect();
        if (pause.isOver()) {
            return;
        }
        if (!troubled) {
            LOG.warn(
                    "mailbox {}: {}; trying again for as long as it takes",
                    server.server(),
                    MailServerFailure.of(reason));
            troubled = true;
        }
        moreIsWaiting = true;
        pause.await(backoff.next());
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

    /** Whoever waits here returns, and there will be nothing any more. */
    @Override
    public void close() {
        pause.end();
        server.hangUp();
        disconnect();
    }
}
