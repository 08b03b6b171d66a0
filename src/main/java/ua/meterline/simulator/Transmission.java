package ua.meterline.simulator;

/** A message on its way to a receiver. Exactly one of the two outcomes is told, once per attempt. */
interface Transmission {
    MobileMessage message();

    /** Whether it stays in the queue while no receiver is bound. */
    boolean waitsForReceiver();

    boolean isRepeat();

    /** Whether it goes as data_sm (SMPP 3.4 section 4.7) in place of deliver_sm. */
    default boolean isDataSm() {
        return false;
    }

    void answered(Delivery delivery);

    void failed(DeliveryFailedException why);
}
