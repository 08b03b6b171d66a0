package ua.meterline.backoffice.cabinet;

import java.time.Duration;

/** It was asked for too often. Nothing was done; it may be asked for later. */
public final class RateLimitException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Duration delay;

    public RateLimitException(Duration delay) {
        super("too often");
        this.delay = delay;
    }

    /** From when on it is possible again. */
    public Duration delay() {
        return delay;
    }
}
