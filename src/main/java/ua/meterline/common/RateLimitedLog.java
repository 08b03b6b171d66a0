package ua.meterline.common;

import java.time.Duration;
import org.slf4j.Logger;

/** Warns at most once in a while, and then says how much was left unsaid. Thread-safe. */
public final class RateLimitedLog {
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final Logger log;
    private long sinceNanos;
    private long unsaid = -1;

    public RateLimitedLog(Logger log) {
        this.log = log;
    }

    /** @param line without anything that a stranger wrote */
    public synchronized void warn(String line) {
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
