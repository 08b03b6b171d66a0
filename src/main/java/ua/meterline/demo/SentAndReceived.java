package ua.meterline.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import ua.meterline.simulator.Delivery;
import ua.meterline.simulator.SimulatorListener;
import ua.meterline.simulator.SubmittedMessage;
import ua.meterline.store.RecentMessages;

/** Messages sent to the gateway and replies received, as seen by the SMSC. Thread-safe. */
final class SentAndReceived implements SimulatorListener {
    /**
     * The gateway stores a message a little later than it is sent, so that at the end of the window either is right.
     */
    private static final Duration TOLERANCE = Duration.ofSeconds(5);

    private final Map<InventedMessage.Identity, SentMessage> sent = new LinkedHashMap<>();
    private final Map<String, List<String>> received = new TreeMap<>();
    private final LongSupplier nanos;
    private int delivered;
    private int taken;
    private int answered;

    SentAndReceived() {
        this(System::nanoTime);
    }

    /** @param nanos the time, in nanoseconds; any origin */
    SentAndReceived(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** How the gateway takes a message. */
    enum Kind {
        NEW,
        /** The same within the window: neither stored nor answered again. */
        REDELIVERY,
        /** The same after the window: a new message. */
        AGAIN
    }

    /**
     * A message and how often it should be stored.
     *
     * @param least how often at least
     * @param most how often at most: more where it was sent again at the end of the window
     * @param since when it was stored last, by the clock of the window
     */
    record SentMessage(InventedMessage message, int least, int most, long since) {}

    /** Counts a message that is being sent. */
    synchronized Kind sends(InventedMessage message) {
        delivered++;
        long now = nanos.getAsLong();
        SentMessage before = sent.get(message.identity());
        if (before == null) {
            sent.put(message.identity(), new SentMessage(message, 1, 1, now));
            return Kind.NEW;
        }
        Duration age = Duration.ofNanos(now - before.since);
        boolean after = age.compareTo(RecentMessages.WINDOW.plus(TOLERANCE)) > 0 && before.least == before.most;
        boolean perhapsAfter = age.compareTo(RecentMessages.WINDOW.minus(TOLERANCE)) > 0 || before.least < before.most;
        if (perhapsAfter) {
            int least = before.least + (after ? 1 : 0);
            sent.put(message.identity(), new SentMessage(before.message, least, before.most + 1, now));
        }
        return perhapsAfter ? Kind.AGAIN : Kind.REDELIVERY;
    }

    @Override
    public synchronized void settled(Delivery delivery) {
        taken += delivery.accepted() ? 1 : 0;
    }

    @Override
    public synchronized void submitted(SubmittedMessage reply) {
        answered++;
        received.computeIfAbsent(reply.destination().value(), phone -> new ArrayList<>())
                .add(reply.text());
    }

    /** Whether every message is acknowledged and answered. */
    synchronized boolean isSettled() {
        return taken == delivered && answered >= leastStored();
    }

    /** Each message once, however often it was sent. */
    synchronized Collection<SentMessage> sent() {
        return List.copyOf(sent.values());
    }

    /** The replies that a customer received, in any order. */
    synchronized List<String> received(String phone) {
        return List.copyOf(received.getOrDefault(phone, List.of()));
    }

    /** Number of deliveries not acknowledged with ESME_ROK. */
    synchronized int notTaken() {
        return delivered - taken;
    }

    /** How many messages should be stored at least. */
    synchronized int leastStored() {
        return sent.values().stream().mapToInt(SentMessage::least).sum();
    }

    /** How many messages should be stored at most. */
    synchronized int mostStored() {
        return sent.values().stream().mapToInt(SentMessage::most).sum();
    }

    synchronized int taken() {
        return taken;
    }

    synchronized int answered() {
        return answered;
    }
}
