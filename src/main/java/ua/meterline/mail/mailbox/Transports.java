package ua.meterline.mail.mailbox;

import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import org.apache.commons.pool2.BasePooledObjectFactory;
import org.apache.commons.pool2.PooledObject;
import org.apache.commons.pool2.impl.DefaultPooledObject;

/** Opens, validates and closes the pooled connections of {@link MailSender}. Thread-safe. */
final class Transports extends BasePooledObjectFactory<Transport> {
    /** Many servers close a connection after a number of mails, often 100. */
    private static final int MAX_MAILS = 100;

    private final ServerSession server;

    Transports(ServerSession server) {
        this.server = server;
    }

    @Override
    public Transport create() throws MessagingException {
        return server.openTransport();
    }

    @Override
    public PooledObject<Transport> wrap(Transport connection) {
        return new DefaultPooledObject<>(connection);
    }

    /** Checks with NOOP whether the server has closed the connection; a new connection is not checked. */
    @Override
    public boolean validateObject(PooledObject<Transport> connection) {
        long mail = connection.getBorrowedCount();
        return mail == 1 || mail <= MAX_MAILS && connection.getObject().isConnected();
    }

    @Override
    public void destroyObject(PooledObject<Transport> connection) throws MessagingException {
        connection.getObject().close();
    }
}
