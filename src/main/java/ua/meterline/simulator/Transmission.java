package ua.meterline.simulator;

/** A message in flight to a receiver. Each attempt reports exactly one of the two outcomes, once. */
interface Transmission {
    MobileMessage message();

    /** Whether it stays in the queue while no receiver is bound. */
    boolean waitsForReceiver();

    boolean isRepeat();

    /** Whether it is sent as data_sm (SMPP 3.4 section 4.7) instead of deliver_sm. */
    default boolean isDataSm() {
        return false;
    }

    void answered(Delivery delivery);

    void failed(DeliveryFailedException why);
}
