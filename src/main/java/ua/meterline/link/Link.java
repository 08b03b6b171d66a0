package ua.meterline.link;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jsmpp.bean.BindType;
import org.jsmpp.session.SMPPSession;
import ua.meterline.settings.Settings;

/**
 * The link to an SMSC: a receiver and a transmitter, or a transceiver that is both. Each of its sessions is kept bound from
 * {@link #start} to {@link #stop}. Thread-safe.
 */
public final class Link {
    private final Reception reception = new Reception();
    private final Object bound = new Object();
    private final Duration patience;
    private final List<LinkSession> sessions;
    private final List<LinkSupervisor> supervisors;
    private volatile boolean stopped;

    public Link(Settings.Smpp smpp, SmscConnector connector, RandomGenerator random) {
        patience = smpp.responseTimeout();
        sessions = binds(smpp.bind()).stream()
                .map(type -> new LinkSession(type, smpp, connector, reception))
                .toList();
        supervisors = sessions.stream()
                .map(session -> new LinkSupervisor(
                        session,
                        new Backoff(smpp.reconnectDelay(), smpp.reconnectDelayMax(), random),
                        smpp.peer(),
                        this::tellBound))
                .toList();
    }

    static List<BindType> binds(Settings.Bind bind) {
        return switch (bind) {
            case RX_TX -> List.of(BindType.BIND_RX, BindType.BIND_TX);
            case TRX -> List.of(BindType.BIND_TRX);
        };
    }

    /** Begins to bind, and returns at once. */
    public void start() {
        supervisors.forEach(LinkSupervisor::start);
    }

    /** Unbinds, and binds no more. */
    public void stop() throws InterruptedException {
        stopped = true;
        tellBound();
        for (LinkSupervisor supervisor : supervisors) {
            supervisor.stop();
        }
    }

    /** Whether messages can come. */
    public boolean isReceiving() {
        return sessions.stream().anyMatch(session -> session.receives() && session.isBound());
    }

    /** Whether replies can leave. */
    public boolean isTransmitting() {
        return transmitter().isPresent();
    }

    Optional<SMPPSession> transmitter() {
        return sessions.stream()
                .filter(LinkSession::transmits)
                .flatMap(session -> session.bound().stream())
                .findFirst();
    }

    /**
     * The transmitter, as soon as it is bound.
     *
     * @throws IOException when it is not in time, or the link is stopped
     */
    SMPPSession awaitTransmitter() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        synchronized (bound) {
            Optional<SMPPSession> transmitter = transmitter();
            while (transmitter.isEmpty() && !stopped && deadline - System.nanoTime() > 0) {
                bound.wait(Math.max(1, (deadline - System.nanoTime()) / 1_000_000));
                transmitter = transmitter();
            }
            return transmitter.orElseThrow(() -> new IOException("no transmitter is bound"));
        }
    }

    private void tellBound() {
        synchronized (bound) {
            bound.notifyAll();
        }
    }

    Reception reception() {
        return reception;
    }
}
