package ua.meterline.mail.mailbox;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A sleep that another thread can end; later sleeps then return at once. Thread-safe. */
final class InterruptibleSleep {
    private final CountDownLatch end = new CountDownLatch(1);

    void await(Duration duration) {
        try {
            end.await(duration.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void end() {
        end.countDown();
    }

    boolean isOver() {
        return end.getCount() == 0;
    }
}
