package ua.meterline.simulator;

/**
 * Is told what happens at the SMSC. Calls come from the threads that read the links, several at the same time: implementations
 * are thread-safe, quick, and never block or throw.
 */
public interface SimulatorListener {
    default void bound(BoundEsme esme) {}

    /** @param politely whether an unbind was exchanged first */
    default void unbound(BoundEsme esme, boolean politely) {}

    default void bindRefused(String systemId, int commandStatus) {}

    /** A deliver_sm was answered, whatever the status. */
    default void delivered(Delivery delivery) {}

    default void deliveryFailed(MobileMessage message, DeliveryFailedException why) {}

    /** A stored message came to its end: accepted, or refused for good. */
    default void settled(Delivery delivery) {}

    default void submitted(SubmittedMessage message) {}

    default void submitRefused(BoundEsme esme, int commandStatus) {}
}
