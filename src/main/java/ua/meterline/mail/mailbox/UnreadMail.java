package ua.meterline.mail.mailbox;

import ua.meterline.common.Sha256;

/**
 * A mail in a mailbox, by what identifies it for ever there (RFC 3501, section 2.3.1.1): its UID within a UIDVALIDITY.
 *
 * @param mailbox user, server and folder
 */
public record UnreadMail(String mailbox, long uidValidity, long uid) {
    private static final int SHORT_HASH = 12;

    /**
     * The name of its file in the inbox folder. The same mail always gets the same name, and no other mail does; what the
     * mailbox is called does not show.
     */
    public String fileName() {
        return "imap-" + Sha256.hex(mailbox).substring(0, SHORT_HASH) + "-" + uidValidity + "-" + uid + ".eml";
    }

    /** Fit for a log line. */
    @Override
    public String toString() {
        return "mail " + uid + " (UIDVALIDITY " + uidValidity + ")";
    }
}
