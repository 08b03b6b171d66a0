package ua.meterline.inbox;

import java.time.Duration;
import org.slf4j.Logger;

/** Warns of what goes on until somebody does something about it: at most once a minute. Thread-safe. */
final class Reminder {
    private static final long PAUSE_NANOS = Duration.ofMinutes(1).toNanos();

    private final Logger log;
    private long saidAt = System.nanoTime() - PAUSE_NANOS;

    Reminder(Logger log) {
        this.log = log;
    }

    synchronized void warn(String line) {
        if (System.nanoTime() - saidAt >= PAUSE_NANOS) {
            saidAt = System.nanoTime();
            log.warn(line);
        }
    }
}
