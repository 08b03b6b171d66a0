package ua.meterline.mail.mailbox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A mail in a mailbox, by what identifies it for ever there (RFC 3501, section 2.3.1.1): its UID within a UIDVALIDITY.
 *
 * @param mailbox user, server and folder
 */
public record UnreadMail(String mailbox, long uidValidity, long uid) {
    private static final int SHORT_HASH = 6;

    /**
     * The name of its file in the inbox folder. The same mail always gets the same name, and no other mail does; what the
     * mailbox is called does not show.
     */
    public String fileName() {
        return "imap-" + hash(mailbox) + "-" + uidValidity + "-" + uid + ".eml";
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, SHORT_HASH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Fit for a log line. */
    @Override
    public String toString() {
        return "mail " + uid + " (UIDVALIDITY " + uidValidity + ")";
    }
}
