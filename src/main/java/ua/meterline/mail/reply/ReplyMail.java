package ua.meterline.mail.reply;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Date;
import ua.meterline.common.Sha256;

/**
 * A reply as a mail (RFC 5322), marked so that no program answers it (RFC 3834, section 5). Its Message-ID is the same
 * for each attempt, so that mail programs can deduplicate a repeated one.
 */
final class ReplyMail extends MimeMessage {
    private static final int SHORT_HASH = 16;

    private final String messageId;

    /** @throws MessagingException when the recipient is not one address, or a header has control characters */
    ReplyMail(Session session, String ourAddress, MailReply mail) throws MessagingException {
        super(session);
        this.messageId = messageId(ourAddress, mail);
        setFrom(new InternetAddress(ourAddress, true));
        setRecipient(Message.RecipientType.TO, new InternetAddress(mail.reply().recipient(), true));
        setSubject(oneLine(mail.subject()), "UTF-8");
        setSentDate(Date.from(mail.composedAt()));
        if (!mail.inReplyTo().isEmpty()) {
            setHeader("In-Reply-To", oneLine(mail.inReplyTo()));
        }
        if (!mail.references().isEmpty()) {
            setHeader("References", oneLine(mail.references()).replace(" ", "\r\n "));
        }
        setHeader("Auto-Submitted", "auto-replied");
        setHeader("X-Auto-Response-Suppress", "All");
        setText(mail.reply().text(), "UTF-8");
        saveChanges();
    }

    /** Derived from the stored row; different for another database. */
    private static String messageId(String ourAddress, MailReply mail) {
        long id = mail.reply().messageId();
        String facts = id + " " + mail.composedAt() + " " + mail.reply().recipient();
        return "<reply-" + id + "." + Sha256.hex(facts).substring(0, SHORT_HASH)
                + ourAddress.substring(ourAddress.indexOf('@')) + ">";
    }

    private static String oneLine(String text) throws MessagingException {
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new MessagingException("a header with control characters");
        }
        return text;
    }

    /** Called before each attempt to send the mail. */
    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }
}
