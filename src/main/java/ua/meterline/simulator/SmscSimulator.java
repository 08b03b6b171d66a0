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
 * An SMSC that speaks SMPP 3.4 over real sockets. Any number of ESMEs bind as receiver, transmitter or transceiver;
 * it delivers mobile-originated messages to them, accepts their submits, and simulates faults on demand
 * ({@link #behaviour()}).
 *
 * <p>All methods may be called from any thread. A simulator is started and closed once; to restart, create another one,
 * on the same port if required.
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
        SubmitHandler submits =
                new SubmitHandler(behaviour, listeners, new ReceiptSender(behaviour, store, timer), store::add);
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
     * Starts listening.
     *
     * @return this
     * @throws IOException if the port is in use or the host unknown
     */
    public SmscSimulator start() throws IOException {
        doorway.open();
        long pause = Math.max(10, Math.min(500, options.responseTimeout().toMillis() / 10));
        timer.scheduleWithFixedDelay(this::expire, pause, pause, TimeUnit.MILLISECONDS);
        return this;
    }

    /** The port it listens on; that of the options before {@link #start()}. */
    public int port() {
        return doorway.port();
    }

    /** Its faults and special behaviour; may be changed at any time. */
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
     * <p>The future completes with the response, negative ones too. It fails with {@link DeliveryFailedException} if no
     * receiver is bound, the link goes down, or the response times out; nothing is retried. Dependents run on the
     * thread that reads the link and must not block.
     */
    public CompletableFuture<Delivery> deliver(MobileMessage message) {
        CompletableFuture<Delivery> outcome = new CompletableFuture<>();
        deliveries.offer(new DirectDelivery(message, outcome));
        return outcome;
    }

    /**
     * Stores a message and retries until it is accepted or rejected permanently: after a lost link or a timeout, and
     * with a delay after the statuses 0x08, 0x14, 0x58 and 0x64. Waits for a receiver if none is bound.
     */
    public void enqueue(MobileMessage message) {
        store.add(message);
    }

    /** Number of stored messages that are neither accepted nor rejected permanently, in flight or not. */
    public int queued() {
        return store.size();
    }

    /** The stored messages that were accepted, in the order of their responses; see {@link #record(boolean)}. */
    public List<MobileMessage> acknowledged() {
        return journal.acknowledgedMessages();
    }

    /** The accepted submits, in order of arrival per session; see {@link #record(boolean)}. */
    public List<SubmittedMessage> submitted() {
        return journal.submittedMessages();
    }

    /** Waits until this many were submitted in all, or for the timeout, and returns the submits so far. */
    public List<SubmittedMessage> awaitSubmitted(int count, Duration timeout) throws InterruptedException {
        return journal.awaitSubmitted(count, timeout);
    }

    /** Whether submitted and acknowledged messages are recorded (the default). Counters always count. */
    public void record(boolean on) {
        journal.recording(on);
    }

    public Counters counters() {
        return journal.counters();
    }

    /** The bound ESMEs. */
    public List<BoundEsme> bound() {
        return binds.links().stream()
                .filter(link -> link.getSessionState().isBound())
                .map(EsmeSession::esme)
                .toList();
    }

    /**
     * Writes arbitrary octets to one bound receiver, bypassing window and checks. A response is ignored.
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
     * Writes a malformed PDU to one bound receiver, bypassing window and checks. A response is ignored.
     *
     * @throws DeliveryFailedException if no receiver is bound
     * @throws IOException if the link is broken
     */
    public void deliverBroken(MalformedPdu pdu) throws IOException {
        deliverRaw(pdu.octets());
    }

    /** Drops all links at once, without unbind, as if the SMSC had crashed; it keeps listening. */
    public void dropLinks() {
        binds.links().forEach(EsmeSession::abort);
    }

    /** Unbinds all sessions and closes the links, as for maintenance; it keeps listening. */
    public void unbindAll() {
        CompletableFuture.allOf(binds.links().stream()
                        .map(link -> CompletableFuture.runAsync(() -> sayGoodbye(link), welcomes))
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    /** Refuses new connections as if nothing listened there; existing links stay. */
    public void stopListening() {
        doorway.close();
    }

    /** Listens again, on the same port. */
    public void resumeListening() throws IOException {
        doorway.open();
    }

    /** Unbinds all sessions, waits briefly for their responses, and closes. Stored messages are lost. */
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
