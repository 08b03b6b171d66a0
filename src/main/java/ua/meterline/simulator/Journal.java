package ua.meterline.simulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** Counts messages, and records them unless that is switched off. Thread-safe. */
final class Journal implements SimulatorListener {
    private final LongAdder delivered = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder unanswered = new LongAdder();
    private final LongAdder repeated = new LongAdder();
    private final LongAdder submitCount = new LongAdder();
    private final LongAdder submitsRefused = new LongAdder();
    private final List<SubmittedMessage> submitted = new ArrayList<>();
    private final List<MobileMessage> acknowledged = new ArrayList<>();
    private volatile boolean recording = true;

    void recording(boolean on) {
        recording = on;
    }

    Counters counters() {
        return new Counters(
                delivered.sum(),
                refused.sum(),
                unanswered.sum(),
                repeated.sum(),
                submitCount.sum(),
                submitsRefused.sum());
    }

    synchronized List<SubmittedMessage> submittedMessages() {
        return List.copyOf(submitted);
    }

    synchronized List<MobileMessage> acknowledgedMessages() {
        return List.copyOf(acknowledged);
    }

    synchronized List<SubmittedMessage> awaitSubmitted(int count, Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        long left = timeout.toNanos();
        while (submitted.size() < count && left > 0) {
            // wait(0) has no timeout
            wait(TimeUnit.NANOSECONDS.toMillis(left) + 1);
            left = deadline - System.nanoTime();
        }
        return List.copyOf(submitted);
    }

    @Override
    public void delivered(Delivery delivery) {
        (delivery.accepted() ? delivered : refused).increment();
        if (delivery.repeat()) {
            repeated.increment();
        }
    }

    @Override
    public void deliveryFailed(MobileMessage message, DeliveryFailedException why) {
        unanswered.increment();
    }

    @Override
    public void settled(Delivery delivery) {
        if (recording && delivery.accepted()) {
            synchronized (this) {
                acknowledged.add(delivery.message());
            }
        }
    }

    @Override
    public void submitted(SubmittedMessage message) {
        submitCount.increment();
        if (recording) {
            synchronized (this) {
                submitted.add(message);
                notifyAll();
            }
        }
    }

    @Override
    public void submitRefused(BoundEsme esme, int commandStatus) {
        submitsRefused.increment();
    }
}
