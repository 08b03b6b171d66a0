package ua.meterline.link;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.random.RandomGenerator;
import org.jsmpp.PDUException;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.SubmitSm;
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
    private final Semaphore window;
    private volatile boolean stopped;
    /** Since when a message has waited for the transmitter, 0 while none does; guarded by {@code bound}. */
    private long missedSince;

    public Link(Settings.Smpp smpp, SmscConnector connector, RandomGenerator random) {
        patience = smpp.responseTimeout();
        window = new Semaphore(smpp.submitWindow());
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

    /**
     * Sends by the transmitter, as soon as it is bound and not too many submits are unanswered.
     *
     * @return as {@link SmscSession#submit}
     * @throws IOException when nothing was sent, because the link is down
     */
    CompletableFuture<String> submit(SubmitSm message) throws PDUException, IOException, InterruptedException {
        window.acquire();
        try {
            return awaitTransmitter().submit(message).whenComplete((messageId, failure) -> window.release());
        } catch (PDUException | IOException | InterruptedException | RuntimeException e) {
            window.release();
            throw e;
        }
    }

    Optional<SmscSession> transmitter() {
        return sessions.stream()
                .filter(LinkSession::transmits)
                .flatMap(session -> session.bound().stream())
                .findFirst();
    }

    /** When it was missed for too long by one message, it is not waited for by the next. */
    private SmscSession awaitTransmitter() throws IOException, InterruptedException {
        Optional<SmscSession> transmitter = transmitter();
        if (transmitter.isPresent()) {
            return transmitter.get();
        }
        synchronized (bound) {
            transmitter = transmitter();
            long wait = patienceLeft();
            while (transmitter.isEmpty() && !stopped && wait > 0) {
                bound.wait(wait);
                transmitter = transmitter();
                wait = patienceLeft();
            }
            return transmitter.orElseThrow(() -> new IOException("no transmitter is bound"));
        }
    }

    private long patienceLeft() {
        long now = System.nanoTime();
        missedSince = missedSince == 0 ? now : missedSince;
        return patience.minusNanos(now - missedSince).toMillis();
    }

    private void tellBound() {
        synchronized (bound) {
            missedSince = 0;
            bound.notifyAll();
        }
    }

    Reception reception() {
        return reception;
    }
}
