package ua.meterline.simulator;

/** A deliberate second delivery; its outcome is only counted. */
record DuplicateDelivery(MobileMessage message) implements Transmission {
    @Override
    public boolean waitsForReceiver() {
        return false;
    }

    @Override
    public boolean isRepeat() {
        return true;
    }

    @Override
    public void answered(Delivery delivery) {}

    @Override
    public void failed(DeliveryFailedException why) {}
}
