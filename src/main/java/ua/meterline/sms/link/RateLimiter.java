package ua.meterline.sms.link;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Holds callers back so that no more get through than the other side takes: evenly spread, at a rate that is learned from
 * what becomes of them. Each link has its own. Thread-safe.
 */
public final class RateLimiter {
    private static final double NANOS = TimeUnit.SECONDS.toNanos(1);
    /** A thread that wakes up late is caught up on, but what nobody used is not saved up. */
    private static final long MOST_CATCHING_UP = TimeUnit.MILLISECONDS.toNanos(20);

    /** Sleeping and waking up takes longer than this, and costs more; whoever comes that early is let through. */
    private static final long NOT_WORTH_WAITING = TimeUnit.MILLISECONDS.toNanos(1);

    private final AdaptiveRate rate;
    /** First come, first served; only the one at the head of the queue watches the clock. */
    private final ReentrantLock queue = new ReentrantLock(true);

    private long next = System.nanoTime();

    /** One that got through. What becomes of it must be told, at most once; nothing where nobody knows. */
    public final class Turn {
        private final long departure;
        private final boolean heldBack;

        private Turn(long departure, boolean heldBack) {
            this.departure = departure;
            this.heldBack = heldBack;
        }

        /** The other side took it. */
        public void taken() {
            rate.taken(heldBack, System.nanoTime());
        }

        /** The other side refused it because there are too many, or because they come too fast. */
        public void refused() {
            rate.refused(departure, System.nanoTime());
        }
    }

    /** @param mostPerSecond what is never exceeded; 0 for no limit but what is learned */
    public RateLimiter(int mostPerSecond) {
        this.rate = new AdaptiveRate(mostPerSecond);
    }

    /** Returns when it is the caller's turn. */
    public Turn await() {
        boolean heldBack = queue.isLocked();
        queue.lock();
        try {
            long begin = System.nanoTime();
            long turn = Math.max(next, heldBack ? begin - MOST_CATCHING_UP : begin);
            for (long wait = turn - begin; wait > NOT_WORTH_WAITING; wait = turn - System.nanoTime()) {
                heldBack = true;
                LockSupport.parkNanos(wait);
            }
            return turn(turn, heldBack);
        } finally {
            queue.unlock();
        }
    }

    /** A turn, if it is the caller's without waiting. */
    Optional<Turn> now() {
        if (!queue.tryLock()) {
            return Optional.empty();
        }
        try {
            long now = System.nanoTime();
            return next - now > NOT_WORTH_WAITING ? Optional.empty() : Optional.of(turn(Math.max(next, now), false));
        } finally {
            queue.unlock();
        }
    }

    private Turn turn(long turn, boolean heldBack) {
        next = turn + (long) (NANOS / rate.perSecond());
        return new Turn(rate.departed(), heldBack);
    }

    /** How many a second get through at most, just now. */
    public double perSecond() {
        return rate.perSecond();
    }
}
