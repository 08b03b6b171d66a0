package ua.meterline.common;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Delays between attempts: each twice the one before up to the longest, with up to a half taken off at random, so that
 * many clients of one server that came back do not all knock at once. For use by one thread.
 */
public final class Backoff {
    private final Duration first;
    private final Duration longest;
    private final RandomGenerator random;
    private Duration current;

    public Backoff(Duration first, Duration longest, RandomGenerator random) {
        this.first = first;
        this.longest = longest;
        this.random = random;
        this.current = first;
    }

    /** The next delay. */
    public Duration next() {
        Duration delay = current;
        Duration doubled = current.multipliedBy(2);
        current = doubled.compareTo(longest) < 0 ? doubled : longest;
        return withJitter(delay);
    }

    /** The longest delay at once, where trying again soon is of no use. */
    public Duration slowest() {
        current = longest;
        return withJitter(longest);
    }

    /** Begins with the first delay again. */
    public void reset() {
        current = first;
    }

    private Duration withJitter(Duration delay) {
        return delay.minusNanos(random.nextLong(delay.toNanos() / 2 + 1));
    }
}
