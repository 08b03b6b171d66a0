package ua.meterline.mail.mailbox;

import jakarta.mail.MessagingException;
import java.io.IOException;
import ua.meterline.config.MailSettings;

/** Logs in to the mail servers as the gateway does, and out again; neither reads nor sends anything. */
public final class LoginProbe {
    private LoginProbe() {}

    /** @throws IOException saying what is wrong */
    public static void imap(MailSettings mail) throws IOException {
        ServerSession server = ServerSession.imap(mail.imap(), mail.timeout());
        try {
            ImapConnection.open(server, mail.folder(), mail.doneFolder()).close();
        } catch (MessagingException e) {
            throw new IOException(mail.imap() + ": " + MailServerFailure.of(e), e);
        }
    }

    /** @throws IOException saying what is wrong */
    public static void smtp(MailSettings mail) throws IOException {
        try {
            ServerSession.smtp(mail.smtp(), mail.timeout()).openTransport().close();
        } catch (MessagingException e) {
            throw new IOException(mail.smtp() + ": " + MailServerFailure.of(e), e);
        }
    }
}
