package ua.meterline.mail.mailbox;

import ua.meterline.common.Sha256;

/**
 * A mail in a mailbox, identified permanently by UIDVALIDITY and UID (RFC 3501, section 2.3.1.1).
 *
 * @param mailbox user, server and folder
 */
public record UnreadMail(String mailbox, long uidValidity, long uid) {
    private static final int SHORT_HASH = 12;

    /**
     * The name of its file in the inbox folder: unique, always the same for a mail, and without the name of the
     * mailbox.
     */
    public String fileName() {
        return "imap-" + Sha256.hex(mailbox).substring(0, SHORT_HASH) + "-" + uidValidity + "-" + uid + ".eml";
    }

    /** For log lines. */
    @Override
    public String toString() {
        return "mail " + uid + " (UIDVALIDITY " + uidValidity + ")";
    }
}
