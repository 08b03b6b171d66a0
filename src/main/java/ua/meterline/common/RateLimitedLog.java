package ua.meterline.common;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Logs at most one line per key and interval. The next line of that key states how many lines were suppressed in
 * between. Keys are kept for ever: use a fixed set of them, never text from outside. Thread-safe.
 */
public final class RateLimitedLog {
    private static final Duration DEFAULT_INTERVAL = Duration.ofMinutes(1);

    private record Last(long loggedAt, long suppressed) {}

    private final Consumer<String> log;
    private final long intervalNanos;
    private final LongSupplier nanoTime;
    private final Map<String, Last> lastByKey = new ConcurrentHashMap<>();

    /**
     * With an interval of one minute.
     *
     * @param log where lines go, such as {@code LOG::warn}
     */
    public RateLimitedLog(Consumer<String> log) {
        this(log, DEFAULT_INTERVAL);
    }

    /** @param interval the minimum time between two lines of one key */
    public RateLimitedLog(Consumer<String> log, Duration interval) {
        this(log, interval, System::nanoTime);
    }

    /** @param nanoTime the clock, as {@link System#nanoTime} */
    public RateLimitedLog(Consumer<String> log, Duration interval, LongSupplier nanoTime) {
        this.log = log;
        this.intervalNanos = interval.toNanos();
        this.nanoTime = nanoTime;
    }

    /** Logs the line, unless a line of the same key was logged within the interval. */
    public void log(String key, String line) {
        long now = nanoTime.getAsLong();
        lastByKey.compute(key, (any, last) -> {
            if (last != null && now - last.loggedAt < intervalNanos) {
                return new Last(last.loggedAt, last.suppressed + 1);
            }
            boolean suppressed = last != null && last.suppressed > 0;
            log.accept(suppressed ? line + " (" + last.suppressed + " similar lines suppressed)" : line);
            return new Last(now, 0);
        });
    }

    /** Forgets the key: its next line is logged at once. */
    public void reset(String key) {
        lastByKey.remove(key);
    }
}
