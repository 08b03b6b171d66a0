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

/** One logged-in connection with its folder open. For use by one thread, but for {@link #close}. */
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

    /** @param doneFolder empty: mails that are done are marked as seen and stay */
    static ImapConnection open(ServerSession server, String folderName, String doneFolder) throws MessagingException {
        IMAPStore store = (IMAPStore) server.session().getStore(server.protocol());
        try {
            store.connect(server.server().host(), server.server().port(), server.username(), server.secret());
            // Asked first: once the folder has taken the store's connection, the store would open another one.
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
            server.hangUp();
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
                    "there is no folder " + done.getFullName() + ", as meterline.mail.imap.done-folder names it");
        }
    }

    private static void openForMarking(IMAPFolder folder, boolean keepsMarks) throws MessagingException {
        folder.open(Folder.READ_WRITE);
        // Where a server does not say which flags it keeps, Angus Mail takes all that there are (RFC 3501, section
        // 7.1).
        if (keepsMarks && !folder.getPermanentFlags().contains(Flags.Flag.SEEN)) {
            throw new MessagingException("in the folder " + folder.getFullName()
                    + ", mails cannot be marked as seen for good: give the user that right, or set"
                    + " meterline.mail.imap.done-folder");
        }
    }

    /** Whether the server tells of new mail by itself (RFC 2177). */
    boolean canIdle() {
        return canIdle;
    }

    /** Returns when the server has told something, the time is up (give or take a second), or the connection is closed. */
    void idle(Duration atMost) throws MessagingException {
        // Any command ends the idling; this one does nothing else, but only a second after the last command or later.
        // So it
        // is given again and again. A server that is gone does not answer it, and is noticed.
        long millis = atMost.toMillis();
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

    /** Those that are not done yet, oldest first, but no more than so many. */
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

    /** When the server received it: nothing that its sender wrote (RFC 3501, section 2.3.3). */
    Instant receivedAt(UnreadMail mail) throws MessagingException, UnreadableMailException {
        Date date = message(mail).getReceivedDate();
        return date == null ? Instant.now() : date.toInstant();
    }

    /** @throws UnreadableMailException when the connection is in order, but this mail cannot be had */
    void fetch(UnreadMail mail, OutputStream out) throws IOException, MessagingException, UnreadableMailException {
        Message message = message(mail);
        try {
            new ChunkedFetch(folder).writeTo(out, message);
        } catch (UnreadableMailException e) {
            throw new UnreadableMailException(mail + " cannot be fetched: " + e.getMessage(), e);
        }
    }

    /** Marked as seen, and moved where that is wanted. Never deleted. Those that are gone are passed over. */
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
            throw new UnreadableMailException(mail + " is gone", null);
        }
        return message;
    }

    /** At once, whatever the server does: it is neither waited for nor told. */
    @Override
    public void close() {
        alarms.shutdownNow();
        server.hangUp();
        closeQuietly(store);
    }

    private static void closeQuietly(IMAPStore store) {
        try {
            store.close();
        } catch (MessagingException e) {
            // it is closed
        }
    }
}
