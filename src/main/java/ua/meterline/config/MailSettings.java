package ua.meterline.config;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Receiving and answering e-mail.
 *
 * @param folder the folder of the mailbox that is read
 * @param doneFolder where processed mails are moved; empty: they are marked as seen
 * @param smtpConnections how many answers may be in flight
 */
public record MailSettings(
        @Setting(
                section = "E-mail",
                name = "meterline.mail.address",
                defaultValue = "contact@zk.104.ua",
                format = TextFormat.MAIL_ADDRESS,
                help = "The address that customers write to. It is the sender of answers.")
        String address,

        @Setting(
                name = "meterline.mail.imap.host",
                max = 255,
                help = "The IMAP server of the mailbox. Empty: e-mail is off.")
        String imapHost,

        @Setting(
                name = "meterline.mail.imap.port",
                defaultValue = "993",
                min = 1,
                max = 65_535,
                help = "The port: usually 993 with tls, 143 with starttls.")
        int imapPort,

        @Setting(name = "meterline.mail.imap.username", max = 255, help = "The user name of the mailbox.")
        String imapUsername,

        @Setting(
                name = "meterline.mail.imap.password",
                reload = true,
                max = 1000,
                help = "Prefer the environment variable METERLINE_MAIL_IMAP_PASSWORD to this file.")
        Secret imapPassword,

        @Setting(
                name = "meterline.mail.imap.token-file",
                help = "A file with an OAuth 2 access token (XOAUTH2). It is read at each login and replaces the "
                        + "password.")
        Path imapTokenFile,

        @Setting(
                name = "meterline.mail.imap.tls",
                defaultValue = "tls",
                help = "tls, starttls or none. The server's certificate and name are verified.")
        Tls imapTls,

        @Setting(
                name = "meterline.mail.imap.folder",
                defaultValue = "INBOX",
                min = 1,
                max = 255,
                help = "The folder of the mailbox that is read.")
        String folder,

        @Setting(name = "meterline.mail.imap.done-folder", max = 255, help = """
                        Another, existing folder of the mailbox that processed mails are moved to. Empty: they stay, are
                        marked as seen, and only unseen ones are read.""")
        String doneFolder,

        @Setting(
                name = "meterline.mail.poll-interval",
                defaultValue = "30s",
                min = 10,
                help = "How often the mailbox is polled. A server with IDLE reports new mail at once.")
        Duration pollInterval,

        @Setting(
                name = "meterline.mail.smtp.host",
                max = 255,
                help = "The SMTP server for answers. Empty: e-mails are not answered.")
        String smtpHost,

        @Setting(
                name = "meterline.mail.smtp.port",
                defaultValue = "465",
                min = 1,
                max = 65_535,
                help = "The port: usually 465 with tls, 587 with starttls.")
        int smtpPort,

        @Setting(
                name = "meterline.mail.smtp.username",
                max = 255,
                help = "The user name at the SMTP server. Empty: no login.")
        String smtpUsername,

        @Setting(
                name = "meterline.mail.smtp.password",
                reload = true,
                max = 1000,
                help = "Prefer the environment variable METERLINE_MAIL_SMTP_PASSWORD to this file.")
        Secret smtpPassword,

        @Setting(name = "meterline.mail.smtp.token-file", help = "A file with an OAuth 2 access token, as for IMAP.")
        Path smtpTokenFile,

        @Setting(name = "meterline.mail.smtp.tls", defaultValue = "tls", help = "tls, starttls or none.")
        Tls smtpTls,

        @Setting(name = "meterline.mail.smtp.connections", defaultValue = "1", min = 1, max = 32, help = """
                        The most answers in flight. A crash can repeat as many. More than one is useful with a server
                        that responds slowly.""")
        int smtpConnections,

        @Setting(
                name = "meterline.mail.timeout",
                defaultValue = "30s",
                min = 100,
                help = "How long a mail server may take to respond.")
        Duration timeout,

        @Setting(
                name = "meterline.mail.retry-delay",
                defaultValue = "1m",
                min = 10,
                help = "The backoff after an attempt to answer without a clear result. It doubles the second time.")
        Duration retryDelay,

        @Setting(name = "meterline.mail.max-replies-per-day", reload = true, defaultValue = "3", max = 1000, help = """
                        The most answers to one address within 24 hours. Mails beyond it are stored without an answer.
                        0: no limit.""")
        int maxRepliesPerDay,

        @Setting(
                name = "meterline.mail.hourly-budget",
                reload = true,
                defaultValue = "1000",
                max = 1_000_000,
                help = """
                        The most answers within an hour to mails without an accepted reading, to all addresses together.
                        It bounds a loop with programs that change their address. 0: no limit.""")
        int hourlyBudget) {

    /** How a connection is protected. */
    public enum Tls {
        /** From the first octet on. */
        TLS,
        /** After the command STARTTLS; a server that does not offer it is not used. */
        STARTTLS,
        NONE
    }

    /** A mail moved into its own folder would get another UID there, and be read again for ever. */
    public MailSettings {
        if (doneFolder.equals(folder) || isInbox(doneFolder) && isInbox(folder)) {
            throw new InvalidGroupException(
                    "meterline.mail.imap.done-folder", "must be another folder than meterline.mail.imap.folder");
        }
    }

    /** The name INBOX is case-insensitive (RFC 3501, section 5.1). */
    private static boolean isInbox(String folder) {
        return "INBOX".equalsIgnoreCase(folder);
    }

    public Server imap() {
        return new Server(imapHost, imapPort, imapUsername, imapPassword.text(), imapTokenFile, imapTls);
    }

    public Server smtp() {
        return new Server(smtpHost, smtpPort, smtpUsername, smtpPassword.text(), smtpTokenFile, smtpTls);
    }

    /**
     * A mail server and its login.
     *
     * @param host empty: there is no server
     * @param tokenFile holds an OAuth 2 access token and is read at each login; null: the password is used
     */
    public record Server(String host, int port, String username, String password, Path tokenFile, Tls tls) {
        public boolean isOff() {
            return host.isEmpty();
        }

        /** Without the password, for log lines. */
        @Override
        public String toString() {
            return host + ":" + port;
        }
    }
}
