package ua.meterline.sms.link;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How long a session has been down. A session is lost slightly before {@link #begin} is called; until then, the length
 * is zero and never that of an earlier downtime. Thread-safe.
 */
final class Downtime {
    private final LongSupplier nanoTime;
    /** Null while the session is up. */
    private volatile Long since;

    /** Down from now on. */
    Downtime(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        begin();
    }

    void begin() {
        since = nanoTime.getAsLong();
    }

    void end() {
        since = null;
    }

    Duration length() {
        Long begin = since;
        return begin == null ? Duration.ZERO : Duration.ofNanos(nanoTime.getAsLong() - begin);
    }
}
