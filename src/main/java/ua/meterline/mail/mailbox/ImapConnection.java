package ua.meterline.mail.mailbox;

import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.UIDFolder;
import jakarta.mail.search.FlagTerm;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.eclipse.angus.mail.imap.IMAPStore;

/** A logged-in IMAP connection with an open folder. For use by one thread, except {@link #close}. */
final class ImapConnection implements AutoCloseable {
    private final ServerSession server;
    private final IMAPStore store;
    private final IMAPFolder folder;
    private final String mailbox;
    private final IMAPFolder doneFolder;
    private final boolean canIdle;
    private final ScheduledExecutorService alarms =
            Executors.newSingleThreadScheduledExecutor(ImapConnection::alarmThread);

    private ImapConnection(
            ServerSession server,
            IMAPStore store,
            IMAPFolder folder,
            String mailbox,
            IMAPFolder doneFolder,
            boolean canIdle) {
        this.server = server;
        this.store = store;
        this.folder = folder;
        this.doneFolder = doneFolder;
        this.canIdle = canIdle;
        this.mailbox = mailbox;
    }

    /**
     * Connects, logs in and opens the folder.
     *
     * @param doneFolder where processed mails are moved; empty: they stay and are marked as seen
     * @throws MessagingException when the server is unreachable or rejects the login, or a folder cannot be used
     */
    static ImapConnection open(ServerSession server, String folderName, String doneFolder) throws MessagingException {
        if (server.username() == null) {
            throw new MessagingException("no user name is set; set meterline.mail.imap.username");
        }
        IMAPStore store = (IMAPStore) server.session().getStore(server.protocol());
        try {
            store.connect(server.server().host(), server.server().port(), server.username(), server.secret());
            // Before the folder is opened: the folder takes over the store's connection, and the store would open
            // another.
            boolean canIdle = store.hasCapability("IDLE");
            IMAPFolder done = doneFolder.isEmpty() ? null : (IMAPFolder) store.getFolder(doneFolder);
            if (done != null) {
                requireMoving(store, done);
            }
            IMAPFolder folder = (IMAPFolder) store.getFolder(folderName);
            openForMarking(folder, done == null);
            String mailbox = server.username() + "@" + server.server() + "/" + folderName;
            return new ImapConnection(server, store, folder, mailbox, done, canIdle);
        } catch (MessagingException | RuntimeException e) {
            server.abort();
            closeQuietly(store);
            throw e;
        }
    }

    private static void requireMoving(IMAPStore store, IMAPFolder done) throws MessagingException {
        if (!store.hasCapability("MOVE")) {
            throw new MessagingException(
                    "the server cannot move mails (RFC 6851): leave meterline.mail.imap.done-folder empty");
        } else if (!done.exists()) {
            throw new MessagingException(
                    "the folder " + done.getFullName() + " of meterline.mail.imap.done-folder does not exist");
        }
    }

    private static void openForMarking(IMAPFolder folder, boolean markSeen) throws MessagingException {
        folder.open(Folder.READ_WRITE);
        // Without PERMANENTFLAGS of the server, Angus Mail assumes all flags (RFC 3501, section 7.1).
        if (markSeen && !folder.getPermanentFlags().contains(Flags.Flag.SEEN)) {
            throw new MessagingException("in the folder " + folder.getFullName()
                    + ", mails cannot be permanently marked as seen: grant the user that right, or set"
                    + " meterline.mail.imap.done-folder");
        }
    }

    /** Whether the server supports IDLE (RFC 2177). */
    boolean canIdle() {
        return canIdle;
    }

    /**
     * Waits for a notification of the server, for the timeout (within about a second), or until the connection is
     * closed.
     */
    void idle(Duration timeout) throws MessagingException {
        // isOpen sends a NOOP, which ends IDLE, but not within a second of the previous command: hence the fixed delay.
        // An unresponsive server lets the NOOP time out.
        long millis = timeout.toMillis();
        ScheduledFuture<?> alarm = alarms.scheduleWithFixedDelay(folder::isOpen, millis, millis, TimeUnit.MILLISECONDS);
        try {
            folder.idle(true);
        } finally {
            alarm.cancel(false);
        }
    }

    private static Thread alarmThread(Runnable task) {
        Thread thread = new Thread(task, "mailbox-alarm");
        thread.setDaemon(true);
        return thread;
    }

    /** The unprocessed mails, oldest first, at most this many. */
    List<UnreadMail> waiting(int atMost) throws MessagingException {
        Flags.Flag notDone = doneFolder == null ? Flags.Flag.SEEN : Flags.Flag.DELETED;
        Message[] found = folder.search(new FlagTerm(new Flags(notDone), false));
        Message[] first = Arrays.copyOf(found, Math.min(found.length, atMost));
        FetchProfile identity = new FetchProfile();
        identity.add(UIDFolder.FetchProfileItem.UID);
        identity.add(IMAPFolder.FetchProfileItem.INTERNALDATE);
        folder.fetch(first, identity);
        List<UnreadMail> waiting = new ArrayList<>();
        for (Message message : first) {
            waiting.add(new UnreadMail(mailbox, folder.getUIDValidity(), folder.getUID(message)));
        }
        return waiting;
    }

    /** When the server received the mail (RFC 3501, section 2.3.3); headers of the sender have no influence. */
    Instant receivedAt(UnreadMail mail) throws MessagingException, UnreadableMailException {
        Date date = message(mail).getReceivedDate();
        return date == null ? Instant.now() : date.toInstant();
    }

    /** @throws UnreadableMailException when the server does not return this mail, while the connection works */
    void fetch(UnreadMail mail, OutputStream out) throws IOException, MessagingException, UnreadableMailException {
        Message message = message(mail);
        try {
            new ChunkedFetch(folder).writeTo(out, message);
        } catch (UnreadableMailException e) {
            throw new UnreadableMailException(mail + " cannot be fetched: " + e.getMessage(), e);
        }
    }

    /** Marks the mails as seen, and moves them if a folder is set. Deletes none; skips those that no longer exist. */
    void done(List<UnreadMail> mails) throws MessagingException {
        long uidValidity = folder.getUIDValidity();
        long[] uids = mails.stream()
                .filter(mail -> mail.uidValidity() == uidValidity)
                .mapToLong(UnreadMail::uid)
                .toArray();
        Message[] messages = Arrays.stream(folder.getMessagesByUID(uids))
                .filter(Objects::nonNull)
                .toArray(Message[]::new);
        if (messages.length > 0) {
            folder.setFlags(messages, new Flags(Flags.Flag.SEEN), true);
            if (doneFolder != null) {
                folder.moveMessages(messages, doneFolder);
            }
        }
    }

    private IMAPMessage message(UnreadMail mail) throws MessagingException, UnreadableMailException {
        IMAPMessage message = (IMAPMessage) folder.getMessageByUID(mail.uid());
        if (message == null) {
            throw new UnreadableMailException(mail + " no longer exists", null);
        }
        return message;
    }

    /** Closes the connection at once, without LOGOUT. Thread-safe. */
    @Override
    public void close() {
        alarms.shutdownNow();
        server.abort();
        closeQuietly(store);
    }

    private static void closeQuietly(IMAPStore store) {
        try {
            store.close();
        } catch (MessagingException e) {
            // closed anyway
        }
    }
}
