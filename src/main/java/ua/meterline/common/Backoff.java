package ua.meterline.common;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Exponential backoff: each delay is twice the previous one, up to a maximum. Jitter takes up to half of a delay off,
 * so that clients of one server do not all retry at the same moment. {@link #delay} is stateless and as thread-safe as
 * the random generator; everything else is for use by one thread.
 */
public final class Backoff {
    /** More doublings than any maximum needs, and few enough not to overflow. */
    private static final int MAX_DOUBLINGS = 20;

    private final Duration first;
    private final Duration max;
    private final RandomGenerator random;
    private int failures;

    public Backoff(Duration first, Duration max, RandomGenerator random) {
        this.first = first;
        this.max = max;
        this.random = random;
    }

    /**
     * The delay before the next attempt.
     *
     * @param failures how many delays came before; 0 for the first one
     */
    public Duration delay(int failures) {
        Duration delay = first.multipliedBy(1L << Math.min(failures, MAX_DOUBLINGS));
        return withJitter(delay.compareTo(max) < 0 ? delay : max);
    }

    /** The next delay of the series. */
    public Duration next() {
        Duration delay = delay(failures);
        failures = Math.min(failures + 1, MAX_DOUBLINGS);
        return delay;
    }

    /** Skips to the maximum, for failures that an early retry cannot fix. */
    public Duration max() {
        failures = MAX_DOUBLINGS;
        return withJitter(max);
    }

    /** Starts the series again, after a success. */
    public void reset() {
        failures = 0;
    }

    private Duration withJitter(Duration delay) {
        return delay.minusNanos(random.nextLong(delay.toNanos() / 2 + 1));
    }
}
