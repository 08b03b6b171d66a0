package ua.meterline.link;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Interrupts the thread that made it when it is not lifted in time. The library would wait a minute for the answer to a
 * bind, and meanwhile nobody else could bind; an interrupted wait ends like one that took too long.
 */
final class BindDeadline {
    private final Thread waiting = Thread.currentThread();
    private boolean passed;
    private boolean lifted;

    BindDeadline(Duration patience) {
        CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS)
                .execute(this::interrupt);
    }

    private synchronized void interrupt() {
        if (!lifted) {
            passed = true;
            waiting.interrupt();
        }
    }

    /** From now on the thread is left alone; an interrupt that it did not notice is taken back. */
    synchronized void lift() {
        lifted = true;
        if (passed && Thread.currentThread() == waiting) {
            Thread.interrupted();
        }
    }
}
