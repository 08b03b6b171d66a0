package ua.meterline.simulator;

import java.util.concurrent.CountDownLatch;

/** Simulates an unresponsive ESME: its worker blocks until the latch opens or the session ends. */
final class Waiting {
    private Waiting() {}

    static void on(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
