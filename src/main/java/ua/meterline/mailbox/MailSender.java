package ua.meterline.mailbox;

import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import org.apache.camel.component.mail.DefaultJavaMailSender;

/**
 * Sends a mail exactly as it was made, over a connection of its own; camel-mail's producer calls it. Nothing but the
 * settings says where to and how. Thread-safe.
 */
public final class MailSender extends DefaultJavaMailSender {
    private final ServerSession server;

    public MailSender(ServerSession server) {
        this.server = server;
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
        try (Transport transport = server.session().getTransport(server.protocol())) {
            connect(transport);
            transport.sendMessage(mail, mail.getAllRecipients());
        }
    }

    private void connect(Transport transport) throws NotConnectedException {
        try {
            transport.connect(getHost(), getPort(), server.username(), server.secret());
        } catch (MessagingException e) {
            throw new NotConnectedException(e);
        }
    }

    /** The server was not reached, or did not let us in. */
    static final class NotConnectedException extends MessagingException {
        private static final long serialVersionUID = 1L;

        NotConnectedException(MessagingException cause) {
            super("not connected", cause);
        }
    }
}
