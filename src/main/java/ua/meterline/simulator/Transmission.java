package ua.meterline.simulator;

/** A message on its way to a receiver. Exactly one of the two outcomes is told, once per attempt. */
interface Transmission {
    MobileMessage message();

    /** Whether it stays in the queue while no receiver is bound. */
    boolean waitsForReceiver();

    boolean isRepeat();

    void answered(Delivery delivery);

    void failed(DeliveryFailedException why);
}
