package ua.meterline.simulator;

import java.util.concurrent.CompletableFuture;

/** One attempt whose outcome completes a future. */
record DirectDelivery(MobileMessage message, CompletableFuture<Delivery> outcome) implements Transmission {
    @Override
    public boolean waitsForReceiver() {
        return false;
    }

    @Override
    public boolean isRepeat() {
        return false;
    }

    @Override
    public void answered(Delivery delivery) {
        outcome.complete(delivery);
    }

    @Override
    public void failed(DeliveryFailedException why) {
        outcome.completeExceptionally(why);
    }
}
