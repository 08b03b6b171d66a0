package ua.meterline.backoffice.limit;

import java.time.Duration;
import ua.meterline.store.StoreUnavailableException;

/**
 * Limits how often something happens for each key: a token bucket for each, which is full at first and fills evenly.
 * Thread-safe.
 */
@FunctionalInterface
public interface RateLimit {
    /**
     * Zero: a token is taken. Otherwise how long to wait for one.
     *
     * @throws StoreUnavailableException when several nodes share the limit, and the database cannot be reached
     */
    Duration take(String key) throws StoreUnavailableException;
}
