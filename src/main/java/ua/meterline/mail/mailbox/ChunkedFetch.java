package ua.meterline.mail.mailbox;

import jakarta.mail.FolderClosedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.StoreClosedException;
import java.io.IOException;
import java.io.OutputStream;
import org.eclipse.angus.mail.iap.ByteArray;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.protocol.BODY;

/**
 * Fetches a mail in chunks, which bounds memory, and without marking it as seen. Angus Mail's own stream takes a
 * rejected chunk for the end of the mail; here, only a chunk shorter than requested is the end. For use by one thread.
 */
final class ChunkedFetch {
    /** Mails below this size are fetched with one command. */
    private static final int CHUNK_OCTETS = 256 * 1024;

    private static final ByteArray NOTHING = new ByteArray(0);

    private final IMAPFolder folder;

    ChunkedFetch(IMAPFolder folder) {
        this.folder = folder;
    }

    /**
     * Writes the raw mail.
     *
     * @throws UnreadableMailException when the server does not return the complete mail, while the connection works
     * @throws MessagingException when the connection is lost
     */
    void writeTo(OutputStream out, Message mail) throws IOException, MessagingException, UnreadableMailException {
        int fetched = 0;
        int last = CHUNK_OCTETS;
        while (last == CHUNK_OCTETS) {
            ByteArray octets = chunk(mail, fetched);
            last = octets.getCount();
            out.write(octets.getBytes(), octets.getStart(), last);
            fetched += last;
        }
        if (fetched == 0) {
            throw new UnreadableMailException("the server returns no content", null);
        }
    }

    private ByteArray chunk(Message mail, int start) throws MessagingException, UnreadableMailException {
        BODY chunk;
        try {
            chunk = (BODY)
                    folder.doCommand(protocol -> protocol.peekBody(mail.getMessageNumber(), "", start, CHUNK_OCTETS));
        } catch (FolderClosedException | StoreClosedException e) {
            throw new MessagingException("the connection was lost while a mail was fetched", e);
        } catch (MessagingException e) {
            throw new UnreadableMailException(e.getMessage(), e);
        }
        // Some servers omit the origin and send the whole mail.
        if (chunk == null || chunk.getOrigin() != start && (chunk.getOrigin() >= 0 || start > 0)) {
            throw new UnreadableMailException(
                    "the server does not return the content from octet " + start + " on", null);
        }
        ByteArray octets = chunk.getByteArray();
        return octets == null ? NOTHING : octets;
    }
}
