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
 * Fetches a mail in pieces, so that none fills the memory, and without marking it as seen. Angus Mail's own stream takes a
 * piece that the server refuses for the end of the mail; here, the end is a piece that is shorter than was asked for.
 */
final class ChunkedFetch {
    /** Mails up to this size are fetched in one go. */
    private static final int PIECE_OCTETS = 256 * 1024;

    private static final ByteArray NOTHING = new ByteArray(0);

    private final IMAPFolder folder;

    ChunkedFetch(IMAPFolder folder) {
        this.folder = folder;
    }

    /**
     * @throws UnreadableMailException when the connection is in order, but this mail cannot be had, or not wholly
     * @throws MessagingException when the connection was lost
     */
    void writeTo(OutputStream out, Message mail) throws IOException, MessagingException, UnreadableMailException {
        int fetched = 0;
        int last = PIECE_OCTETS;
        while (last == PIECE_OCTETS) {
            ByteArray octets = piece(mail, fetched);
            last = octets.getCount();
            out.write(octets.getBytes(), octets.getStart(), last);
            fetched += last;
        }
        if (fetched == 0) {
            throw new UnreadableMailException("the server says that it is empty", null);
        }
    }

    private ByteArray piece(Message mail, int start) throws MessagingException, UnreadableMailException {
        BODY piece;
        try {
            piece = (BODY)
                    folder.doCommand(protocol -> protocol.peekBody(mail.getMessageNumber(), "", start, PIECE_OCTETS));
        } catch (FolderClosedException | StoreClosedException e) {
            throw new MessagingException("the connection was lost while a mail was fetched", e);
        } catch (MessagingException e) {
            throw new UnreadableMailException(e.getMessage(), e);
        }
        // Some servers leave the origin out and send the whole mail.
        if (piece == null || piece.getOrigin() != start && (piece.getOrigin() >= 0 || start > 0)) {
            throw new UnreadableMailException("the server does not hand out what begins at octet " + start, null);
        }
        ByteArray octets = piece.getByteArray();
        return octets == null ? NOTHING : octets;
    }
}
