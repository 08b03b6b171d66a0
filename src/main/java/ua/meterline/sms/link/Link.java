package ua.meterline.sms.link;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongConsumer;
import java.util.random.RandomGenerator;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.SubmitSm;
import ua.meterline.common.Backoff;
import ua.meterline.config.LinkSettings;
import ua.meterline.sms.SubmitTerms;

/**
 * The link to an SMSC: a receiver and a transmitter, or one transceiver. Its sessions are kept bound from {@link
 * #start} to {@link #stop}. Thread-safe.
 */
public final class Link {
    private final InboundListener inbound;
    private final Object bound = new Object();
    private final Duration timeout;
    private final List<LinkSession> sessions;
    private final List<LinkSupervisor> supervisors;
    private final String name;
    private final Submitter submitter;
    private final RateLimiter rateLimiter;
    private volatile boolean stopped;
    private final Downtime transmitterDowntime = new Downtime(System::nanoTime);

    /** @param latency takes the nanoseconds from the receipt of each message until its response is written */
    public Link(LinkSettings smpp, SmscConnector connector, RandomGenerator random, LongConsumer latency) {
        name = smpp.name();
        inbound = new InboundListener(name, latency);
        timeout = smpp.responseTimeout();
        rateLimiter = new RateLimiter(smpp.maxRepliesPerSecond());
        submitter = new Submitter(smpp.peer(), new BoundTransmitter(), rateLimiter, smpp.submitWindow());
        sessions = binds(smpp.bind()).stream()
                .map(type -> new LinkSession(type, smpp, connector, inbound))
                .toList();
        supervisors = sessions.stream()
                .map(session -> new LinkSupervisor(
                        session,
                        new Backoff(smpp.reconnectDelay(), smpp.reconnectDelayMax(), random),
                        smpp.peer(),
                        () -> noteBound(session),
                        () -> noteLoss(session)))
                .toList();
    }

    static List<BindType> binds(LinkSettings.Bind bind) {
        return switch (bind) {
            case RX_TX -> List.of(BindType.BIND_RX, BindType.BIND_TX);
            case TRX -> List.of(BindType.BIND_TRX);
        };
    }

    /** Takes the password for binds from now on, and the rate limit; all else stays. */
    public void reload(LinkSettings changed) {
        rateLimiter.limit(changed.maxRepliesPerSecond());
        sessions.forEach(session -> session.usePassword(changed.password()));
    }

    /** Starts binding, without waiting for it. */
    public void start() {
        transmitterDowntime.begin();
        supervisors.forEach(LinkSupervisor::start);
        submitter.start();
    }

    /** Unbinds for good. */
    public void stop() throws InterruptedException {
        stopped = true;
        submitter.stop();
        for (LinkSupervisor supervisor : supervisors) {
            supervisor.stop();
        }
    }

    /** Whether a receiver is bound. */
    public boolean isReceiving() {
        return sessions.stream().anyMatch(session -> session.receives() && session.isBound());
    }

    /** Whether a transmitter is bound. */
    public boolean isTransmitting() {
        return transmitter().isPresent();
    }

    /** Whether a transmitter is bound whose submits the SMSC does not reject for the sake of the session. */
    public boolean isAccepted() {
        return sessions.stream().anyMatch(session -> session.transmits() && session.isBound() && session.isTrusted());
    }

    /** How many messages were rejected since the start because the receive window was exhausted. */
    public long throttled() {
        return inbound.throttled();
    }

    /** The name of the link in the settings; empty for a single link. */
    public String name() {
        return name;
    }

    /** How long there has been no transmitter; zero while one is bound. */
    Duration downFor() {
        return isTransmitting() ? Duration.ZERO : transmitterDowntime.length();
    }

    /** As {@link Submitter#submit}. */
    CompletableFuture<String> submit(SubmitSm message, SubmitTerms terms) {
        return submitter.submit(message, terms);
    }

    private final class BoundTransmitter implements Submitter.Transmitter {
        @Override
        public void awaitBound() throws IOException, InterruptedException {
            awaitTransmitter();
        }

        @Override
        public List<CompletableFuture<String>> submit(List<SubmitSm> messages)
                throws IOException, InterruptedException {
            return awaitTransmitter().submit(messages);
        }
    }

    Optional<SmscSession> transmitter() {
        return sessions.stream()
                .filter(LinkSession::transmits)
                .flatMap(session -> session.bound().stream())
                .findFirst();
    }

    /** Waits for a transmitter, at most the response timeout from the moment it was lost. */
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

    private void noteBound(LinkSession session) {
        if (session.transmits()) {
            transmitterDowntime.end();
        }
        synchronized (bound) {
            bound.notifyAll();
        }
    }

    private void noteLoss(LinkSession session) {
        if (session.transmits()) {
            transmitterDowntime.begin();
        }
    }

    InboundListener inbound() {
        return inbound;
    }
}
