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
 * Sends a mail exactly as it was made; camel-mail's producer calls it. Nothing but the settings says where to and how. A
 * connection stays open for a few seconds, because the next mail is often not far: connecting and logging in take longer
 * than the mail. Thread-safe.
 */
public final class MailSender extends DefaultJavaMailSender implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MailSender.class);

    /** A server has only so many, and others need them, too. */
    private static final Duration LONGEST_IDLE = Duration.ofSeconds(5);

    private static final GenericObjectPoolConfig<Transport> CONNECTIONS = new GenericObjectPoolConfig<>();

    static {
        CONNECTIONS.setJmxEnabled(false);
        // As many as there are threads that send.
        CONNECTIONS.setMaxTotal(-1);
        CONNECTIONS.setTestOnBorrow(true);
        CONNECTIONS.setMinEvictableIdleDuration(LONGEST_IDLE);
        CONNECTIONS.setNumTestsPerEvictionRun(-1); // all
    }

    private final GenericObjectPool<Transport> connections;

    public MailSender(ServerSession server) {
        this.connections = new GenericObjectPool<>(new Transports(server), CONNECTIONS);
        if (!server.server().isOff()) {
            connections.setDurationBetweenEvictionRuns(LONGEST_IDLE.dividedBy(2));
        }
        setSession(server.session());
        setHost(server.server().host());
        setPort(server.server().port());
        setProtocol(server.protocol());
        // camel-mail takes the lack of properties for the wish to have its own.
        setJavaMailProperties(server.session().getProperties());
    }

    /**
     * @throws NotConnectedException when nothing was sent
     * @throws MessagingException when the server refused, or it is not known what it did
     */
    @Override
    public void send(MimeMessage mail) throws MessagingException {
        Transport connection = connect();
        try {
            connection.sendMessage(mail, mail.getAllRecipients());
        } catch (MessagingException | RuntimeException e) {
            giveUp(connection);
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

    /** Whatever state the conversation was left in, the next one begins anew. */
    private void giveUp(Transport connection) {
        try {
            connections.invalidateObject(connection);
        } catch (Exception e) {
            LOG.debug("Leaving the mail server", e);
        }
    }

    /** Says good-bye on the connections that are still open. */
    @Override
    public void close() {
        connections.close();
    }

    /** The server was not reached, or did not let us in. */
    static final class NotConnectedException extends MessagingException {
        private static final long serialVersionUID = 1L;

        NotConnectedException(Exception cause) {
            super("not connected", cause);
        }
    }
}
