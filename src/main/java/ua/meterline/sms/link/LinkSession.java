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
 * One of the sessions of a link, which is bound again and again: each time it is another {@link SmscSession}. Opened and
 * closed by its supervisor; all else is thread-safe.
 */
final class LinkSession {
    /** For what is rare: data_sm, alert_notification, unbind. */
    private static final int THREADS_FOR_THE_REST = 8;

    private static final int QUEUE_CAPACITY = 1_000;

    private final BindType type;
    private final LinkSettings smpp;
    private final SmscConnector connector;
    private final InboundListener reception;
    private volatile SmscSession current;

    LinkSession(BindType type, LinkSettings smpp, SmscConnector connector, InboundListener reception) {
        this.type = type;
        this.smpp = smpp;
        this.connector = connector;
        this.reception = reception;
    }

    /** As operators know it: {@code receiver}, {@code transmitter} or {@code transceiver}. */
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

    /** What is bound now; it may end at any time. */
    Optional<SmscSession> bound() {
        SmscSession session = current;
        return session != null && session.isUsable() ? Optional.of(session) : Optional.empty();
    }

    /** Returns when a new session is bound, or throws why it is not. */
    void open() throws IOException {
        SmscSession session = SmscSession.of(smpp.peer() + " " + name(), connector, reception, smpp.receiveWindow());
        session.setEnquireLinkTimer((int) smpp.enquireLinkInterval().toMillis());
        session.setTransactionTimer(smpp.responseTimeout().toMillis());
        session.setPduProcessorDegree(receives() ? THREADS_FOR_THE_REST : 1);
        session.setQueueCapacity(QUEUE_CAPACITY);
        current = session;
        session.bind(smpp.host(), smpp.port(), parameter(smpp, type));
    }

    /** What a session logs in with. */
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

    /** Returns when the session that was opened last has ended. */
    void awaitEnd() throws InterruptedException {
        current.awaitEnd();
    }

    /** Why the session that was opened last has ended, in an operator's words. */
    String whyItEnded() {
        return current.whyItEnded();
    }

    /** Unbinds if it is bound; an SMSC that does not answer in time is left without its consent. */
    void close(Duration timeout) {
        SmscSession session = current;
        if (session != null) {
            session.setTransactionTimer(timeout.toMillis());
            session.unbindAndClose();
        }
    }
}
