package ua.meterline.app;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits, before a gateway stops, for what it has in hand. */
final class Drain {
    private static final Duration PAUSE = Duration.ofMillis(10);

    private final long until;

    /** @param timeout how long all waiting together may take */
    Drain(Duration timeout) {
        this.until = System.nanoTime() + timeout.toNanos();
    }

    /** Returns when there is no work left or the timeout is used up, and tells which. */
    boolean awaitEndOf(BooleanSupplier work) {
        while (work.getAsBoolean()) {
            if (System.nanoTime() > until || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return true;
    }
}
