package ua.meterline.sms.link;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.session.BindParameter;
import ua.meterline.config.LinkSettings;

/**
 * One session of a link, rebound after each loss as a new {@link SmscSession}. Opened and closed by its supervisor;
 * all else is thread-safe.
 */
final class LinkSession {
    /** For rare PDUs: data_sm, alert_notification, unbind. */
    private static final int WORKER_THREADS = 8;

    private static final int QUEUE_CAPACITY = 1_000;

    private final BindType type;
    private final LinkSettings smpp;
    private final SmscConnector connector;
    private final InboundListener inbound;
    private volatile SmscSession current;

    LinkSession(BindType type, LinkSettings smpp, SmscConnector connector, InboundListener inbound) {
        this.type = type;
        this.smpp = smpp;
        this.connector = connector;
        this.inbound = inbound;
    }

    /** For log lines: {@code receiver}, {@code transmitter} or {@code transceiver}. */
    String name() {
        return switch (type) {
            case BIND_RX -> "receiver";
            case BIND_TX -> "transmitter";
            case BIND_TRX -> "transceiver";
        };
    }

    boolean receives() {
        return type != BindType.BIND_TX;
    }

    boolean transmits() {
        return type != BindType.BIND_RX;
    }

    boolean isBound() {
        return bound().isPresent();
    }

    /** The bound session; it may end at any time. */
    Optional<SmscSession> bound() {
        SmscSession session = current;
        return session != null && session.isUsable() ? Optional.of(session) : Optional.empty();
    }

    /**
     * Binds a new session.
     *
     * @throws IOException why the bind failed
     */
    void open() throws IOException {
        SmscSession session = SmscSession.of(smpp.peer() + " " + name(), connector, inbound, smpp.receiveWindow());
        session.setEnquireLinkTimer((int) smpp.enquireLinkInterval().toMillis());
        session.setTransactionTimer(smpp.responseTimeout().toMillis());
        session.setPduProcessorDegree(receives() ? WORKER_THREADS : 1);
        session.setQueueCapacity(QUEUE_CAPACITY);
        current = session;
        session.bind(smpp.host(), smpp.port(), parameter(smpp, type));
    }

    /** The credentials of a bind. */
    static BindParameter parameter(LinkSettings smpp, BindType type) {
        return new BindParameter(
                type,
                smpp.systemId(),
                smpp.password().text(),
                smpp.systemType(),
                TypeOfNumber.UNKNOWN,
                NumberingPlanIndicator.UNKNOWN,
                "");
    }

    /** Waits for the end of the last session. */
    void awaitEnd() throws InterruptedException {
        current.awaitEnd();
    }

    /** Why the last session ended, for log lines. */
    String endReason() {
        return current.endReason();
    }

    /** Unbinds if bound, and closes the connection when the SMSC does not respond in time. */
    void close(Duration timeout) {
        SmscSession session = current;
        if (session != null) {
            session.setTransactionTimer(timeout.toMillis());
            session.unbindAndClose();
        }
    }
}
