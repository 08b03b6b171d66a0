package ua.meterline.outbox;

import java.util.concurrent.locks.LockSupport;

/** Holds a caller back so that no more than a given number of calls a second get through, evenly spread. Thread-safe. */
public final class Pace {
    private final long nanosBetween;
    private long next = System.nanoTime();

    /** @param perSecond 0 for no limit */
    public Pace(int perSecond) {
        this.nanosBetween = perSecond == 0 ? 0 : 1_000_000_000L / perSecond;
    }

    /** Returns when it is the caller's turn. */
    public void await() {
        long turn = turn();
        for (long wait = turn - System.nanoTime(); wait > 0; wait = turn - System.nanoTime()) {
            LockSupport.parkNanos(wait);
        }
    }

    private synchronized long turn() {
        next = Math.max(next, System.nanoTime()) + nanosBetween;
        return next - nanosBetween;
    }
}
