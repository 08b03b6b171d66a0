package ua.meterline.backoffice.cabinet;

import java.time.Duration;
import ua.meterline.backoffice.limit.RateLimit;
import ua.meterline.store.StoreUnavailableException;

/** It was asked for too often. Nothing was done; it may be asked for later. */
public final class RateLimitException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Duration delay;

    public RateLimitException(Duration delay) {
        super("too often");
        this.delay = delay;
    }

    static void require(RateLimit limit, String key) throws RateLimitException, StoreUnavailableException {
        Duration delay = limit.take(key);
        if (!delay.isZero()) {
            throw new RateLimitException(delay);
        }
    }

    /** From when on it is possible again. */
    public Duration delay() {
        return delay;
    }
}
