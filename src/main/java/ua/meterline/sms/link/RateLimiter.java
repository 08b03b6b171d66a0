package ua.meterline.sms.link;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Limits the rate of submits of one link: departures are evenly spaced, at a rate that adapts to the responses.
 * Thread-safe.
 */
public final class RateLimiter {
    private static final double NANOS = TimeUnit.SECONDS.toNanos(1);
    /** How much of a late wake-up is made up for; unused time is not saved up. */
    private static final long MAX_CATCH_UP = TimeUnit.MILLISECONDS.toNanos(20);

    /** A shorter wait costs more than it spaces: the caller proceeds at once. */
    private static final long MIN_WAIT = TimeUnit.MILLISECONDS.toNanos(1);

    private final AdaptiveRate rate;
    /** Fair; only the thread at the head of the queue watches the clock. */
    private final ReentrantLock queue = new ReentrantLock(true);

    private long lastDeparture = System.nanoTime() - TimeUnit.SECONDS.toNanos(1);

    /** One departure. Its outcome must be reported at most once; not at all when it is unknown. */
    public final class Permit {
        private final long departure;
        private final boolean delayed;

        private Permit(long departure, boolean delayed) {
            this.departure = departure;
            this.delayed = delayed;
        }

        /** The SMSC accepted it. */
        public void accepted() {
            rate.accepted(delayed, System.nanoTime());
        }

        /** The SMSC rejected it as too many or too fast. */
        public void throttled() {
            rate.throttled(departure, System.nanoTime());
        }
    }

    /** @param maxPerSecond the hard limit; 0 for the adaptive limit alone */
    public RateLimiter(int maxPerSecond) {
        this.rate = new AdaptiveRate(maxPerSecond);
    }

    /** Waits for the caller's departure. */
    public Permit acquire() {
        boolean delayed = queue.isLocked();
        queue.lock();
        try {
            long begin = System.nanoTime();
            long departure = Math.max(next(), delayed ? begin - MAX_CATCH_UP : begin);
            for (long wait = departure - begin; wait > MIN_WAIT; wait = departure - System.nanoTime()) {
                delayed = true;
                LockSupport.parkNanos(wait);
            }
            return permit(departure, delayed);
        } finally {
            queue.unlock();
        }
    }

    /** A permit if one is available without waiting. */
    Optional<Permit> tryAcquire() {
        if (!queue.tryLock()) {
            return Optional.empty();
        }
        try {
            long now = System.nanoTime();
            long departure = Math.max(next(), now);
            return departure - now > MIN_WAIT ? Optional.empty() : Optional.of(permit(departure, false));
        } finally {
            queue.unlock();
        }
    }

    /** By the rate of this moment: after a cut, the slots that the former rate left are void. */
    private long next() {
        return lastDeparture + (long) (NANOS / rate.perSecond());
    }

    private Permit permit(long departure, boolean delayed) {
        lastDeparture = departure;
        return new Permit(rate.departed(), delayed);
    }

    /** @param maxPerSecond the hard limit from now on; 0 for the adaptive limit alone */
    void limit(int maxPerSecond) {
        rate.limit(maxPerSecond);
    }

    /** The current limit per second. */
    public double perSecond() {
        return rate.perSecond();
    }
}
