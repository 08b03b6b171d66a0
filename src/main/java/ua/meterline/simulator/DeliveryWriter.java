package ua.meterline.simulator;

import java.util.ArrayList;
import java.util.List;
import org.jsmpp.extra.SessionState;

/** Fills one receiver's window from the queue, with all available messages in one write. One thread per receiver. */
final class DeliveryWriter implements Runnable {
    private static final int LARGEST_BATCH = 64;

    private final EsmeSession receiver;
    private final DeliveryQueue queue;
    private final Behaviour behaviour;

    private DeliveryWriter(EsmeSession receiver, DeliveryQueue queue, Behaviour behaviour) {
        this.receiver = receiver;
        this.queue = queue;
        this.behaviour = behaviour;
    }

    static void start(EsmeSession receiver, DeliveryQueue queue, Behaviour behaviour) {
        Thread thread =
                new Thread(new DeliveryWriter(receiver, queue, behaviour), "smsc-deliver-" + receiver.getSessionId());
        thread.setDaemon(true);
        receiver.addSessionStateListener((newState, oldState, source) -> stopWhenUnbound(newState, thread));
        thread.start();
    }

    private static void stopWhenUnbound(SessionState state, Thread thread) {
        if (!state.isBound()) {
            thread.interrupt();
        }
    }

    @Override
    public void run() {
        try {
            while (receiver.takesDeliveries()) {
                receiver.window().takePlace();
                sendOrPutBack(queue.take());
                behaviour.awaitThaw();
            }
        } catch (InterruptedException e) {
            // The session is closed; its window reports the messages in flight.
            Thread.currentThread().interrupt();
        }
    }

    private void sendOrPutBack(Transmission first) {
        if (behaviour.isFrozen() || !receiver.takesDeliveries()) {
            receiver.window().giveBackPlace();
            queue.offer(first);
        } else {
            receiver.transmit(batchFrom(first));
        }
    }

    private List<Transmission> batchFrom(Transmission first) {
        List<Transmission> batch = new ArrayList<>();
        for (Transmission next = first; next != null; next = nextInWindow(batch.size())) {
            queue.sending(next, receiver);
            batch.add(next);
        }
        return batch;
    }

    private Transmission nextInWindow(int taken) {
        if (taken >= LARGEST_BATCH || !receiver.window().tryTakePlace()) {
            return null;
        }
        Transmission next = queue.poll();
        if (next == null) {
            receiver.window().giveBackPlace();
        }
        return next;
    }
}
