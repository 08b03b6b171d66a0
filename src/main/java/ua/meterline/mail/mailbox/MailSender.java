package ua.meterline.mail.mailbox;

import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import org.apache.camel.component.mail.DefaultJavaMailSender;
import org.apache.commons.pool2.impl.GenericObjectPool;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends mails unchanged, for the producer of camel-mail. Server and login come from the settings only. Connections are
 * pooled for some seconds, because connecting and logging in take longer than a mail. Thread-safe.
 */
public final class MailSender extends DefaultJavaMailSender implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MailSender.class);

    /** Servers limit the number of connections, and other clients share that limit. */
    private static final Duration MAX_IDLE = Duration.ofSeconds(5);

    private static final GenericObjectPoolConfig<Transport> CONNECTIONS = new GenericObjectPoolConfig<>();

    static {
        CONNECTIONS.setJmxEnabled(false);
        // The number of sending threads is the limit.
        CONNECTIONS.setMaxTotal(-1);
        CONNECTIONS.setTestOnBorrow(true);
        CONNECTIONS.setMinEvictableIdleDuration(MAX_IDLE);
        CONNECTIONS.setNumTestsPerEvictionRun(-1); // all
    }

    private final GenericObjectPool<Transport> connections;

    public MailSender(ServerSession server) {
        this.connections = new GenericObjectPool<>(new Transports(server), CONNECTIONS);
        if (!server.server().isOff()) {
            connections.setDurationBetweenEvictionRuns(MAX_IDLE.dividedBy(2));
        }
        setSession(server.session());
        setHost(server.server().host());
        setPort(server.server().port());
        setProtocol(server.protocol());
        // Without properties, camel-mail would set its own.
        setJavaMailProperties(server.session().getProperties());
    }

    /**
     * Sends a mail to its recipients.
     *
     * @throws NotConnectedException when nothing was sent
     * @throws MessagingException when the server rejected the mail, or the result is unknown
     */
    @Override
    public void send(MimeMessage mail) throws MessagingException {
        Transport connection = connect();
        try {
            connection.sendMessage(mail, mail.getAllRecipients());
        } catch (MessagingException | RuntimeException e) {
            invalidate(connection);
            throw e;
        }
        connections.returnObject(connection);
    }

    private Transport connect() throws NotConnectedException {
        try {
            return connections.borrowObject();
        } catch (Exception e) {
            throw new NotConnectedException(e);
        }
    }

    /** Discards a connection whose SMTP state is undefined after a failure. */
    private void invalidate(Transport connection) {
        try {
            connections.invalidateObject(connection);
        } catch (Exception e) {
            LOG.debug("Closing a connection to the mail server", e);
        }
    }

    /** Closes idle connections with QUIT. */
    @Override
    public void close() {
        connections.close();
    }

    /** The server is unreachable or rejected the login: nothing was sent. */
    static final class NotConnectedException extends MessagingException {
        private static final long serialVersionUID = 1L;

        NotConnectedException(Exception cause) {
            super("not connected", cause);
        }
    }
}
