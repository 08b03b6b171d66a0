package ua.meterline.simulator;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Notifies all listeners. */
final class Listeners implements SimulatorListener {
    private final List<SimulatorListener> all = new CopyOnWriteArrayList<>();

    void add(SimulatorListener listener) {
        all.add(listener);
    }

    void remove(SimulatorListener listener) {
        all.remove(listener);
    }

    @Override
    public void bound(BoundEsme esme) {
        all.forEach(listener -> listener.bound(esme));
    }

    @Override
    public void unbound(BoundEsme esme, boolean withUnbind) {
        all.forEach(listener -> listener.unbound(esme, withUnbind));
    }

    @Override
    public void bindRefused(String systemId, int commandStatus) {
        all.forEach(listener -> listener.bindRefused(systemId, commandStatus));
    }

    @Override
    public void delivered(Delivery delivery) {
        all.forEach(listener -> listener.delivered(delivery));
    }

    @Override
    public void deliveryFailed(MobileMessage message, DeliveryFailedException why) {
        all.forEach(listener -> listener.deliveryFailed(message, why));
    }

    @Override
    public void settled(Delivery delivery) {
        all.forEach(listener -> listener.settled(delivery));
    }

    @Override
    public void submitted(SubmittedMessage message) {
        all.forEach(listener -> listener.submitted(message));
    }

    @Override
    public void submitRefused(BoundEsme esme, int commandStatus) {
        all.forEach(listener -> listener.submitRefused(esme, commandStatus));
    }
}
