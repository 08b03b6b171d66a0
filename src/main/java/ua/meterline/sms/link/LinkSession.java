package ua.meterline.sms.link;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.InterfaceVersion;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.session.BindParameter;
import ua.meterline.config.LinkSettings;
import ua.meterline.config.Secret;
import ua.meterline.sms.SubmitStatusTable;

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
    private volatile Secret password;
    private final SmscConnector connector;
    private final InboundListener inbound;
    private final SubmitStatusTable statuses;
    private volatile SmscSession current;
    /** Whether the last session but this one was refused. */
    private volatile boolean refusedBefore;

    LinkSession(BindType type, LinkSettings smpp, SmscConnector connector, InboundListener inbound) {
        this.type = type;
        this.smpp = smpp;
        this.password = smpp.password();
        this.connector = connector;
        this.inbound = inbound;
        this.statuses = new SubmitStatusTable(smpp.sessionStatuses(), smpp.temporaryStatuses());
    }

    /** For log lines: {@code receiver}, {@code transmitter} or {@code transceiver}. */
    String name() {
        return switch (type) {
            case BIND_RX -> "receiver";
            case BIND_TX -> "transmitter";
            case BIND_TRX -> "transceiver";
        };
    }

    /** For binds from now on. */
    void usePassword(Secret next) {
        password = next;
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
     * Whether the SMSC may be expected to accept submits: it rejected no session as such, or has accepted a submit
     * since.
     */
    boolean isTrusted() {
        SmscSession session = current;
        return session == null || !session.isRefused() && (!refusedBefore || session.hasAccepted());
    }

    /**
     * Binds a new session.
     *
     * @throws IOException why the bind failed
     */
    void open() throws IOException {
        SmscSession session =
                SmscSession.of(smpp.peer() + " " + name(), connector, inbound, smpp.receiveWindow(), statuses);
        session.setEnquireLinkTimer((int) smpp.enquireLinkInterval().toMillis());
        session.setTransactionTimer(smpp.responseTimeout().toMillis());
        session.setPduProcessorDegree(receives() ? WORKER_THREADS : 1);
        session.setQueueCapacity(QUEUE_CAPACITY);
        refusedBefore = !isTrusted();
        current = session;
        try {
            session.bind(smpp.host(), smpp.port(), parameter(smpp, type, password));
        } catch (IOException e) {
            session.peerAddress().ifPresent(connector::bindFailed);
            throw e;
        }
    }

    /** The credentials of a bind. */
    static BindParameter parameter(LinkSettings smpp, BindType type, Secret password) {
        return new BindParameter(
                type,
                smpp.systemId(),
                password.text(),
                smpp.systemType(),
                TypeOfNumber.UNKNOWN,
                NumberingPlanIndicator.UNKNOWN,
                smpp.addressRange(),
                InterfaceVersion.valueOf(
                        (byte) Integer.parseInt(smpp.interfaceVersion().replace(".", ""), 16)));
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
            session.unbindAndClose(timeout);
        }
    }
}
