package ua.meterline.reading;

import java.time.Instant;
import java.util.Optional;

/**
 * Until when the windows of periods are extended, because customers could not send while they were open. An
 * implementation is thread-safe and answers from memory: each message asks.
 */
@FunctionalInterface
public interface WindowExtensions {
    WindowExtensions NONE = period -> Optional.empty();

    /** The moment at which the extended window is over; empty for a window that ends as announced. */
    Optional<Instant> until(BillingPeriod period);
}
