package ua.meterline.app;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** On shutdown, waits for in-flight work, up to a timeout. */
final class Drain {
    private static final Duration PAUSE = Duration.ofMillis(10);

    private final long until;

    /** @param timeout of all waits together */
    Drain(Duration timeout) {
        this.until = System.nanoTime() + timeout.toNanos();
    }

    /** Returns true when no work is left, and false after the timeout. */
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
