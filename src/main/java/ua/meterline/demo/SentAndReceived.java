package ua.meterline.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import ua.meterline.simulator.Delivery;
import ua.meterline.simulator.SimulatorListener;
import ua.meterline.simulator.SubmittedMessage;

/** Messages sent to the gateway and replies received, as seen by the SMSC. Thread-safe. */
final class SentAndReceived implements SimulatorListener {
    private final Map<InventedMessage.Identity, InventedMessage> sent = new LinkedHashMap<>();
    private final Map<String, List<String>> received = new TreeMap<>();
    private int delivered;
    private int taken;
    private int answered;

    /** @return whether this message is new; false if the same was sent before */
    synchronized boolean sends(InventedMessage message) {
        delivered++;
        return sent.putIfAbsent(message.identity(), message) == null;
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
        return taken == delivered && answered >= sent.size();
    }

    synchronized List<InventedMessage> sent() {
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

    /** Number of redeliveries. */
    synchronized int redelivered() {
        return delivered - sent.size();
    }

    synchronized int taken() {
        return taken;
    }

    synchronized int answered() {
        return answered;
    }
}
