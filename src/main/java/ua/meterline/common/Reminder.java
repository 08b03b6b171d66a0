package ua.meterline.common;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Tells when something that goes on being wrong is to be said again: once a minute. Thread-safe. */
public final class Reminder {
    private static final long PAUSE_NANOS = Duration.ofMinutes(1).toNanos();

    private final Map<String, Long> saidAt = new ConcurrentHashMap<>();

    /** @param about one of a few */
    public boolean isDue(String about) {
        long now = System.nanoTime();
        Long last = saidAt.compute(about, (any, before) -> before == null || now - before > PAUSE_NANOS ? now : before);
        return last == now;
    }
}
