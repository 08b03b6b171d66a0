package ua.meterline.link;

import java.time.Duration;
import org.slf4j.Logger;

/** Warns at most once in a while, and then says how much was left unsaid. Thread-safe. */
final class SparseLog {
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final Logger log;
    private long sinceNanos;
    private long unsaid = -1;

    SparseLog(Logger log) {
        this.log = log;
    }

    /** @param line without anything that a stranger wrote */
    synchronized void warn(String line) {
        long now = System.nanoTime();
        if (unsaid >= 0 && now - sinceNanos < PAUSE.toNanos()) {
            unsaid++;
            return;
        }
        log.warn("{}{}", line, unsaid > 0 ? " (and " + unsaid + " more like it before)" : "");
        unsaid = 0;
        sinceNanos = now;
    }
}
