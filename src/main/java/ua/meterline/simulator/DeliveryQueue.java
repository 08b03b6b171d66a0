package ua.meterline.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import ua.meterline.simulator.DeliveryFailedException.Reason;

/** Messages that wait for a place in a receiver's window, and the receivers. Thread-safe. */
final class DeliveryQueue implements DeliveryReports {
    private final BlockingQueue<Transmission> waiting = new LinkedBlockingQueue<>();
    private final List<EsmeSession> receivers = new CopyOnWriteArrayList<>();
    private final Behaviour behaviour;
    private final SimulatorListener events;

    DeliveryQueue(Behaviour behaviour, SimulatorListener events) {
        this.behaviour = behaviour;
        this.events = events;
    }

    void offer(Transmission transmission) {
        waiting.add(transmission);
        if (!transmission.waitsForReceiver() && receivers.isEmpty()) {
            failTheImpatient();
        }
    }

    /** From now on messages may wait for this receiver; none is sent before {@link #startSendingTo}. */
    void attach(EsmeSession receiver) {
        receivers.add(receiver);
    }

    void startSendingTo(EsmeSession receiver) {
        DeliveryWriter.start(receiver, this, behaviour);
    }

    void detach(EsmeSession receiver) {
        receivers.remove(receiver);
        if (receivers.isEmpty()) {
            failTheImpatient();
        }
    }

    List<EsmeSession> receivers() {
        return receivers;
    }

    Transmission take() throws InterruptedException {
        return waiting.take();
    }

    /** @return {@code null} if the queue is empty */
    Transmission poll() {
        return waiting.poll();
    }

    /**
     * Called by the writer before it sends this: if messages are duplicated at once, another session gets the copy now.
     */
    void sending(Transmission transmission, EsmeSession by) {
        Redelivery redelivery = behaviour.redelivery();
        if (redelivery.atOnce() && !transmission.isRepeat()) {
            for (int i = redelivery.drawRepetitions(); i > 0; i--) {
                repeatOnAnotherThan(by, new DuplicateDelivery(transmission.message()));
            }
        }
    }

    @Override
    public void answered(Transmission transmission, Delivery delivery) {
        events.delivered(delivery);
        transmission.answered(delivery);
        Redelivery redelivery = behaviour.redelivery();
        if (!redelivery.atOnce() && !transmission.isRepeat()) {
            for (int i = redelivery.drawRepetitions(); i > 0; i--) {
                offer(new DuplicateDelivery(transmission.message()));
            }
        }
    }

    @Override
    public void failed(Transmission transmission, DeliveryFailedException why) {
        events.deliveryFailed(transmission.message(), why);
        transmission.failed(why);
    }

    private void repeatOnAnotherThan(EsmeSession by, Transmission repetition) {
        receivers.stream()
                .filter(other ->
                        other != by && other.takesDeliveries() && other.window().tryTakePlace())
                .findAny()
                .ifPresentOrElse(other -> other.transmit(List.of(repetition)), () -> offer(repetition));
    }

    private void failTheImpatient() {
        List<Transmission> failed = new ArrayList<>();
        waiting.removeIf(transmission -> !transmission.waitsForReceiver() && failed.add(transmission));
        for (Transmission transmission : failed) {
            failed(transmission, new DeliveryFailedException(Reason.NO_RECEIVER, "no receiver is bound"));
        }
    }
}
