package ua.meterline.mail.mailbox;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import ua.meterline.config.MailSettings.Server;
import ua.meterline.config.MailSettings.Tls;

/**
 * How one mail server is talked to: the properties of Angus Mail, and what to log in with. Nothing of it is taken from
 * system properties, and nothing from a mail. Thread-safe.
 */
public final class ServerSession {
    /** Breaks off writes that take too long. Otherwise each connection, and so each answer, would start a thread for that. */
    private static final ScheduledExecutorService WRITE_TIMEOUTS = writeTimeouts();

    private final Server server;
    private final String protocol;
    private final Session session;
    private final Sockets sockets = new Sockets();

    private ServerSession(Server server, String protocol, Properties properties) {
        this.server = server;
        this.protocol = protocol;
        properties.put("mail." + protocol + ".socketFactory", sockets);
        // Not again in another way when it could not be reached.
        properties.setProperty("mail." + protocol + ".socketFactory.fallback", "false");
        this.session = Session.getInstance(properties);
    }

    public static ServerSession imap(Server server, Duration timeout) {
        Properties properties = common(server, "imap", timeout);
        return new ServerSession(server, "imap", properties);
    }

    public static ServerSession smtp(Server server, Duration timeout) {
        Properties properties = common(server, "smtp", timeout);
        properties.setProperty("mail.smtp.auth", Boolean.toString(logsIn(server)));
        // Nothing depends on the answer to QUIT.
        properties.setProperty("mail.smtp.quitwait", "false");
        // What this host calls itself is nobody's business, and often no name at all.
        properties.setProperty("mail.smtp.localhost", "[127.0.0.1]");
        return new ServerSession(server, "smtp", properties);
    }

    private static Properties common(Server server, String protocol, Duration timeout) {
        String prefix = "mail." + protocol + ".";
        String millis = Long.toString(timeout.toMillis());
        Properties properties = new Properties();
        properties.setProperty(prefix + "connectiontimeout", millis);
        properties.setProperty(prefix + "timeout", millis);
        properties.setProperty(prefix + "writetimeout", millis);
        properties.put(prefix + "executor.writetimeout", WRITE_TIMEOUTS);
        properties.setProperty(prefix + "ssl.enable", Boolean.toString(server.tls() == Tls.TLS));
        properties.setProperty(prefix + "starttls.enable", Boolean.toString(server.tls() == Tls.STARTTLS));
        properties.setProperty(prefix + "starttls.required", Boolean.toString(server.tls() == Tls.STARTTLS));
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        if (server.tokenFile() != null) {
            properties.setProperty(prefix + "auth.mechanisms", "XOAUTH2");
        }
        return properties;
    }

    /** Its thread ends when there was nothing to do for a while. */
    private static ScheduledExecutorService writeTimeouts() {
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "mail-write-timeouts");
            thread.setDaemon(true);
            return thread;
        });
        executor.setRemoveOnCancelPolicy(true);
        executor.setKeepAliveTime(10, TimeUnit.SECONDS);
        executor.allowCoreThreadTimeOut(true);
        return executor;
    }

    private static boolean logsIn(Server server) {
        return !server.username().isEmpty();
    }

    public Session session() {
        return session;
    }

    String protocol() {
        return protocol;
    }

    Server server() {
        return server;
    }

    /**
     * A connection to send mails over, logged in.
     *
     * @throws MessagingException when the server is not reached, or does not let us in
     */
    Transport openTransport() throws MessagingException {
        Transport transport = session.getTransport(protocol);
        transport.connect(server.host(), server.port(), username(), secret());
        return transport;
    }

    /** Ends all connections to the server at once, also one that is being made; whoever uses them gets an exception. */
    void hangUp() {
        sockets.closeAll();
    }

    /** Null where there is no logging in. */
    String username() {
        return logsIn(server) ? server.username() : null;
    }

    /**
     * The password, or the token as the file holds it now: whoever renews it writes the file anew. Null where there is
     * no logging in.
     *
     * @throws MessagingException when the file cannot be read
     */
    String secret() throws MessagingException {
        if (!logsIn(server)) {
            return null;
        } else if (server.tokenFile() == null) {
            return server.password();
        }
        try {
            return Files.readString(server.tokenFile()).strip();
        } catch (IOException e) {
            throw new MessagingException("the token file " + server.tokenFile() + " cannot be read", e);
        }
    }
}
