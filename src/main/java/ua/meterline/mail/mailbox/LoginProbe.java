package ua.meterline.mail.mailbox;

import jakarta.mail.MessagingException;
import java.io.IOException;
import ua.meterline.config.MailSettings;

/** Checks the logins to the mail servers, as the gateway makes them. Neither reads nor sends mails. */
public final class LoginProbe {
    private LoginProbe() {}

    /** @throws IOException with the server and the problem */
    public static void imap(MailSettings mail) throws IOException {
        ServerSession server = ServerSession.imap(mail.imap(), mail.timeout());
        try {
            ImapConnection.open(server, mail.folder(), mail.doneFolder()).close();
        } catch (MessagingException e) {
            throw new IOException(mail.imap() + ": " + MailServerFailure.of(e), e);
        }
    }

    /** @throws IOException with the server and the problem */
    public static void smtp(MailSettings mail) throws IOException {
        try {
            ServerSession.smtp(mail.smtp(), mail.timeout()).openTransport().close();
        } catch (MessagingException e) {
            throw new IOException(mail.smtp() + ": " + MailServerFailure.of(e), e);
        }
    }
}
