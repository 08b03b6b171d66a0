package ua.meterline.mail.mailbox;

import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import org.apache.commons.pool2.BasePooledObjectFactory;
import org.apache.commons.pool2.PooledObject;
import org.apache.commons.pool2.impl.DefaultPooledObject;

/** Opens, tries and closes the connections that {@link MailSender} keeps. Thread-safe. */
final class Transports extends BasePooledObjectFactory<Transport> {
    /** Many servers hang up after some number of mails, 100 at the least. */
    private static final int MOST_MAILS = 100;

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

    /** Asks the server (NOOP), which may have hung up meanwhile; not about a connection that was opened just now. */
    @Override
    public boolean validateObject(PooledObject<Transport> connection) {
        long mail = connection.getBorrowedCount();
        return mail == 1 || mail <= MOST_MAILS && connection.getObject().isConnected();
    }

    @Override
    public void destroyObject(PooledObject<Transport> connection) throws MessagingException {
        connection.getObject().close();
    }
}
