package ua.meterline.simulator;

/**
 * Receives the events of the SMSC. It is called by the threads that read the links, concurrently: implementations are
 * thread-safe and never block or throw.
 */
public interface SimulatorListener {
    default void bound(BoundEsme esme) {}

    /** @param withUnbind whether an unbind was exchanged first */
    default void unbound(BoundEsme esme, boolean withUnbind) {}

    default void bindRefused(String systemId, int commandStatus) {}

    /** A deliver_sm got a response, with any status. */
    default void delivered(Delivery delivery) {}

    default void deliveryFailed(MobileMessage message, DeliveryFailedException why) {}

    /** A stored message is complete: accepted, or rejected permanently. */
    default void settled(Delivery delivery) {}

    default void submitted(SubmittedMessage message) {}

    default void submitRefused(BoundEsme esme, int commandStatus) {}
}
