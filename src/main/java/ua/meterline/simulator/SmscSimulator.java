package ua.meterline.simulator;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLServerSocket;
import ua.meterline.simulator.DeliveryFailedException.Reason;

/**
 * An SMSC that speaks SMPP 3.4 over real sockets. ESMEs bind to it as receiver, transmitter or transceiver, as many as like;
 * it delivers mobile-originated messages to them, takes their submits, and misbehaves on demand ({@link #behaviour()}).
 *
 * <p>All methods may be called from any thread. A simulator is started and closed once; for a restart make a new one, on the
 * same port if wanted.
 */
public final class SmscSimulator implements AutoCloseable {
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(daemons("smsc-timer"));
    private final ExecutorService welcomes = Executors.newCachedThreadPool(daemons("smsc-bind"));
    private final Behaviour behaviour = new Behaviour();
    private final Listeners listeners = new Listeners();
    private final Journal journal = new Journal();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final SimulatorOptions options;
    private final DeliveryQueue deliveries;
    private final MessageStore store;
    private final BindHandler binds;
    private final ListenSocket doorway;

    public SmscSimulator(SimulatorOptions options) {
        this.options = options;
        listeners.add(journal);
        deliveries = new DeliveryQueue(behaviour, listeners);
        store = new MessageStore(deliveries, listeners, timer, options.redeliveryDelay());
        SubmitHandler submits = new SubmitHandler(behaviour, listeners, new ReceiptSender(behaviour, store, timer));
        binds = new BindHandler(options, behaviour, welcomes, timer, deliveries, submits, listeners);
        doorway = new ListenSocket(options.host(), options.port(), this::serverSocket, binds::welcome);
    }

    private ServerSocket serverSocket() throws IOException {
        if (options.tls().isEmpty()) {
            return new ServerSocket();
        }
        SSLServerSocket socket =
                (SSLServerSocket) options.tls().get().getServerSocketFactory().createServerSocket();
        socket.setNeedClientAuth(options.asksForCertificate());
        return socket;
    }

    /**
     * Begins to listen.
     *
     * @return this
     * @throws IOException if the port is taken or the host unknown
     */
    public SmscSimulator start() throws IOException {
        doorway.open();
        long pause = Math.max(10, Math.min(500, options.responseTimeout().toMillis() / 10));
        timer.scheduleWithFixedDelay(this::expire, pause, pause, TimeUnit.MILLISECONDS);
        return this;
    }

    /** The port that is listened on; the one of the options before {@link #start()}. */
    public int port() {
        return doorway.port();
    }

    /** How it misbehaves; may be changed at any time. */
    public Behaviour behaviour() {
        return behaviour;
    }

    public void addListener(SimulatorListener listener) {
        listeners.add(listener);
    }

    public void removeListener(SimulatorListener listener) {
        listeners.remove(listener);
    }

    /**
     * Sends one deliver_sm (SMPP 3.4 section 4.6) as soon as a receiver's window has room, and returns at once.
     *
     * <p>The future completes with the answer, negative ones too. It fails with {@link DeliveryFailedException} if no receiver is
     * bound, the link goes down, or no answer comes in time; nothing is tried again. Dependents run on the thread that reads the
     * link and must not block.
     */
    public CompletableFuture<Delivery> deliver(MobileMessage message) {
        CompletableFuture<Delivery> outcome = new CompletableFuture<>();
        deliveries.offer(new DirectDelivery(message, outcome));
        return outcome;
    }

    /**
     * Stores a message and delivers it until it is accepted or refused for good: again after a lost link or a missing answer, and
     * after a pause upon the statuses 0x08, 0x14, 0x58 and 0x64. Waits for a receiver if none is bound.
     */
    public void enqueue(MobileMessage message) {
        store.add(message);
    }

    /** How many stored messages are neither accepted nor refused for good; those under way count. */
    public int queued() {
        return store.size();
    }

    /** The stored messages that were accepted, in the order of their answers; see {@link #record(boolean)}. */
    public List<MobileMessage> acknowledged() {
        return journal.acknowledgedMessages();
    }

    /** What was submitted and taken, in order of arrival per session; see {@link #record(boolean)}. */
    public List<SubmittedMessage> submitted() {
        return journal.submittedMessages();
    }

    /** Waits until so many were submitted in all or the timeout ends, and returns what is there then. */
    public List<SubmittedMessage> awaitSubmitted(int count, Duration timeout) throws InterruptedException {
        return journal.awaitSubmitted(count, timeout);
    }

    /** Whether the lists of submitted and acknowledged messages grow (at first they do). Counters always count. */
    public void record(boolean on) {
        journal.recording(on);
    }

    public Counters counters() {
        return journal.counters();
    }

    /** Who is bound now. */
    public List<BoundEsme> bound() {
        return binds.links().stream()
                .filter(link -> link.getSessionState().isBound())
                .map(EsmeSession::esme)
                .toList();
    }

    /**
     * Writes arbitrary octets to one bound receiver, past window and checks. An answer to them is ignored.
     *
     * @throws DeliveryFailedException if no receiver is bound
     * @throws IOException if the link is broken
     */
    public void deliverRaw(byte[] pdu) throws IOException {
        EsmeSession receiver = deliveries.receivers().stream()
                .findFirst()
                .orElseThrow(() -> new DeliveryFailedException(Reason.NO_RECEIVER, "no receiver is bound"));
        receiver.write(pdu);
    }

    /**
     * Writes a PDU to one bound receiver that is none, past window and checks. Its answer, if there is one, is ignored.
     *
     * @throws DeliveryFailedException if no receiver is bound
     * @throws IOException if the link is broken
     */
    public void deliverBroken(MalformedPdu pdu) throws IOException {
        deliverRaw(pdu.octets());
    }

    /** Cuts all links at once, without unbind, as if the SMSC had crashed; it goes on listening. */
    public void dropLinks() {
        binds.links().forEach(EsmeSession::abort);
    }

    /** Unbinds from everyone and closes the links, as for maintenance; it goes on listening. */
    public void unbindAll() {
        CompletableFuture.allOf(binds.links().stream()
                        .map(link -> CompletableFuture.runAsync(() -> sayGoodbye(link), welcomes))
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    /** Refuses new connections as if nothing listened there; links that exist stay. */
    public void stopListening() {
        doorway.close();
    }

    /** Listens again, on the same port. */
    public void resumeListening() throws IOException {
        doorway.open();
    }

    /** Unbinds from everyone, waits a moment for their consent, and closes. What is still stored is forgotten. */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        doorway.close();
        unbindAll();
        timer.shutdownNow();
        welcomes.shutdownNow();
    }

    private void sayGoodbye(EsmeSession link) {
        if (behaviour.isFrozen()) {
            link.abort();
        } else {
            link.leave(CLOSE_TIMEOUT);
        }
    }

    private void expire() {
        long before = System.nanoTime() - options.responseTimeout().toNanos();
        binds.links().forEach(link -> link.window().expireSentBefore(before));
    }

    private static ThreadFactory daemons(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
