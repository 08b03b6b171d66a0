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
import org.eclipse.angus.mail.smtp.SMTPTransport;
import ua.meterline.config.MailSettings.Server;
import ua.meterline.config.MailSettings.Tls;

/**
 * The Angus Mail session and the credentials for one mail server. Neither system properties nor mails influence it.
 * Thread-safe.
 */
public final class ServerSession {
    /** Enforces the write timeouts; otherwise Angus Mail would start a thread per connection for that. */
    private static final ScheduledExecutorService WRITE_TIMEOUTS = writeTimeouts();

    private final Server server;
    private volatile String password;
    private final String protocol;
    private final Session session;
    private final Sockets sockets = new Sockets();

    private ServerSession(Server server, String protocol, Properties properties) {
        this.server = server;
        this.password = server.password();
        this.protocol = protocol;
        properties.put("mail." + protocol + ".socketFactory", sockets);
        // Without it, Angus Mail retries a failed connection over a default socket.
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
        // The response to QUIT is irrelevant.
        properties.setProperty("mail.smtp.quitwait", "false");
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

    /** One thread, which ends when idle. */
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

    /** For logins from now on. */
    public void usePassword(String next) {
        password = next;
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
     * Opens a logged-in connection for sending.
     *
     * @throws MessagingException when the server is unreachable or rejects the login
     */
    Transport openTransport() throws MessagingException {
        Transport transport = session.getTransport(protocol);
        if (transport instanceof SMTPTransport smtp) {
            smtp.setLocalHost(EhloName.towards(server.host(), server.port()));
        }
        transport.connect(server.host(), server.port(), username(), secret());
        return transport;
    }

    /** Closes all connections at once, those being opened included; their users get an exception. */
    void abort() {
        sockets.closeAll();
    }

    /** Null without a login. */
    String username() {
        return logsIn(server) ? server.username() : null;
    }

    /**
     * The password, or the current content of the token file, which another program renews. Null without a login.
     *
     * @throws MessagingException when the token file cannot be read
     */
    String secret() throws MessagingException {
        if (!logsIn(server)) {
            return null;
        } else if (server.tokenFile() == null) {
            return password;
        }
        try {
            return Files.readString(server.tokenFile()).strip();
        } catch (IOException e) {
            throw new MessagingException("the token file " + server.tokenFile() + " cannot be read", e);
        }
    }
}
