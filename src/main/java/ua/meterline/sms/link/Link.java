package ua.meterline.sms.link;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.SubmitSm;
import ua.meterline.common.Backoff;
import ua.meterline.config.LinkSettings;

/**
 * The link to an SMSC: a receiver and a transmitter, or a transceiver that is both. Each of its sessions is kept bound from
 * {@link #start} to {@link #stop}. Thread-safe.
 */
public final class Link {
    private final InboundListener reception;
    private final Object bound = new Object();
    private final Duration timeout;
    private final List<LinkSession> sessions;
    private final List<LinkSupervisor> supervisors;
    private final String name;
    private final Submitter submitter;
    private volatile boolean stopped;
    /** When the transmitter was lost; of no meaning while it is bound. */
    private volatile long downSince = System.nanoTime();

    public Link(LinkSettings smpp, SmscConnector connector, RandomGenerator random) {
        name = smpp.name();
        reception = new InboundListener(name);
        timeout = smpp.responseTimeout();
        RateLimiter pace = new RateLimiter(smpp.maxRepliesPerSecond());
        submitter =
                new Submitter(smpp.peer(), messages -> awaitTransmitter().submit(messages), pace, smpp.submitWindow());
        sessions = binds(smpp.bind()).stream()
                .map(type -> new LinkSession(type, smpp, connector, reception))
                .toList();
        supervisors = sessions.stream()
                .map(session -> new LinkSupervisor(
                        session,
                        new Backoff(smpp.reconnectDelay(), smpp.reconnectDelayMax(), random),
                        smpp.peer(),
                        this::tellBound,
                        () -> noteLoss(session)))
                .toList();
    }

    static List<BindType> binds(LinkSettings.Bind bind) {
        return switch (bind) {
            case RX_TX -> List.of(BindType.BIND_RX, BindType.BIND_TX);
            case TRX -> List.of(BindType.BIND_TRX);
        };
    }

    /** Begins to bind, and returns at once. */
    public void start() {
        downSince = System.nanoTime();
        supervisors.forEach(LinkSupervisor::start);
        submitter.start();
    }

    /** Unbinds, and binds no more. */
    public void stop() throws InterruptedException {
        stopped = true;
        submitter.stop();
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

    /** How many messages were refused since the start because more waited for their answers than the receive window allows. */
    public long throttled() {
        return reception.countThrottled();
    }

    /** The name of its settings, empty for an only one. */
    public String name() {
        return name;
    }

    /** How long no reply could leave by it; zero while they can. */
    Duration downFor() {
        return isTransmitting() ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - downSince);
    }

    /** As {@link Submitter#submit}. */
    CompletableFuture<String> submit(SubmitSm message) {
        return submitter.submit(message);
    }

    Optional<SmscSession> transmitter() {
        return sessions.stream()
                .filter(LinkSession::transmits)
                .flatMap(session -> session.bound().stream())
                .findFirst();
    }

    /** Waits for no longer than the SMSC may take to answer, counted from when it was lost. */
    private SmscSession awaitTransmitter() throws IOException, InterruptedException {
        Optional<SmscSession> transmitter = transmitter();
        if (transmitter.isPresent()) {
            return transmitter.get();
        }
        synchronized (bound) {
            transmitter = transmitter();
            long wait = remainingTimeout();
            while (transmitter.isEmpty() && !stopped && wait > 0) {
                bound.wait(wait);
                transmitter = transmitter();
                wait = remainingTimeout();
            }
            return transmitter.orElseThrow(() -> new IOException("no transmitter is bound"));
        }
    }

    private long remainingTimeout() {
        return timeout.minus(downFor()).toMillis();
    }

    private void tellBound() {
        synchronized (bound) {
            bound.notifyAll();
        }
    }

    private void noteLoss(LinkSession session) {
        if (session.transmits()) {
            downSince = System.nanoTime();
        }
    }

    InboundListener reception() {
        return reception;
    }
}
