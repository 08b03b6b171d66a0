package ua.meterline.simulator;

import java.util.concurrent.CountDownLatch;

/** An ESME that keeps silent: its worker hangs until the latch opens or its session ends. */
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
