package ua.meterline.failure;

import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A mail server with our mailbox on it, over real sockets. What it is sent for others, it keeps for them. */
final class PostOffice implements AutoCloseable {
    static final String OURS = "contact@zk.104.ua";
    static final String SECRET = "p:s/e%c#r t";

    private static final String HOST = "127.0.0.1";

    static {
        // Its threads throw when a client goes away, which is what clients here are made to do.
        Awaitility.doNotCatchUncaughtExceptionsByDefault();
    }

    private final GreenMail server;
    private final GreenMailUser us;

    private PostOffice(ServerSetup imap, ServerSetup smtp) {
        server = new GreenMail(new ServerSetup[] {imap, smtp});
        server.start();
        us = server.setUser(OURS, "meterline", SECRET);
    }

    static PostOffice open() {
        return new PostOffice(new ServerSetup(0, HOST, "imap"), new ServerSetup(0, HOST, "smtp"));
    }

    /** Speaks TLS only, with the certificate that the system property {@code greenmail.tls.keystore.file} names. */
    static PostOffice openWithTls() {
        return new PostOffice(new ServerSetup(0, HOST, "imaps"), new ServerSetup(0, HOST, "smtps"));
    }

    int imapPort() {
        return server.getImap() != null
                ? server.getImap().getPort()
                : server.getImaps().getPort();
    }

    int smtpPort() {
        return server.getSmtp() != null
                ? server.getSmtp().getPort()
                : server.getSmtps().getPort();
    }

    /** Fills in what a gateway needs to come here. */
    GatewayEnvironment address(GatewayEnvironment environment) {
        return environment
                .with("MAIL_IMAP_HOST", "127.0.0.1")
                .with("MAIL_IMAP_PORT", imapPort())
                .with("MAIL_IMAP_USERNAME", "meterline")
                .with("MAIL_IMAP_PASSWORD", SECRET)
                .with("MAIL_IMAP_TLS", "none")
                .with("MAIL_SMTP_HOST", "127.0.0.1")
                .with("MAIL_SMTP_PORT", smtpPort())
                .with("MAIL_SMTP_USERNAME", "meterline")
                .with("MAIL_SMTP_PASSWORD", SECRET)
                .with("MAIL_SMTP_TLS", "none")
                .with("MAIL_POLL_INTERVAL", "200ms")
                .with("MAIL_TIMEOUT", "2s")
                .with("MAIL_RETRY_DELAY", "200ms");
    }

    /** A mail from a customer, received now. */
    void deliver(String from, String subject, String text) throws Exception {
        deliver(Letters.letter(from, subject, text), new Date());
    }

    void deliver(String raw, Date receivedAt) throws Exception {
        inbox().appendMessage(message(raw), new Flags(), receivedAt);
    }

    private static MimeMessage message(String raw) throws Exception {
        return new MimeMessage(
                Session.getInstance(new Properties()), new ByteArrayInputStream(raw.getBytes(StandardCharsets.UTF_8)));
    }

    MailFolder inbox() throws Exception {
        return server.getManagers().getImapHostManager().getInbox(us);
    }

    MailFolder createFolder(String name) throws Exception {
        return server.getManagers().getImapHostManager().createMailbox(us, name);
    }

    /** The same address with an empty mailbox, which numbers its mails anew. */
    PostOffice madeAnew() {
        int imap = imapPort();
        int smtp = smtpPort();
        close();
        return new PostOffice(new ServerSetup(imap, HOST, "imap"), new ServerSetup(smtp, HOST, "smtp"));
    }

    GreenMail server() {
        return server;
    }

    long unseen() {
        try {
            return inbox().getUnseenCount();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** The answers that came, for whomever. */
    List<MimeMessage> answers() {
        return Stream.of(server.getReceivedMessages())
                .filter(PostOffice::isOurs)
                .toList();
    }

    private static boolean isOurs(MimeMessage mail) {
        try {
            return mail.getHeader("Auto-Submitted") != null
                    && mail.getFrom()[0].toString().equals(OURS);
        } catch (Exception e) {
            return false;
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
