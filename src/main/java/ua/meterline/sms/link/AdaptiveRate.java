package ua.meterline.sms.link;

import java.util.concurrent.TimeUnit;

/**
 * How many a second may leave, learned from what the other side takes and refuses: it climbs quickly until the first
 * refusal, gives way a little at each one, but not below what is taken, climbs quickly back to near where it was refused,
 * and slowly beyond, the faster the longer nothing was refused (additive increase, multiplicative decrease, as in TCP). It climbs only while it is what holds the
 * senders back: a rate that nobody uses proves nothing.
 *
 * <p>Times are nanoseconds of any clock that does not go back. Thread-safe.
 */
final class AdaptiveRate {
    private static final double FIRST = 100;
    private static final double LEAST = 1;
    /** As good as no limit. */
    private static final double MOST = 1_000_000;

    private static final double NANOS = TimeUnit.SECONDS.toNanos(1);
    /** What each one that is taken adds to the rate: so it multiplies by seven in a second, or grows by a fiftieth at first. */
    private static final double QUICKLY = 2;

    private static final double SLOWLY = 0.02;

    /** What is left of the rate after a refusal, near to what is taken and far above it. */
    private static final double LEFT_NEAR = 0.93;

    private static final double LEFT_FAR = 0.7;
    /** How near to the rate that was refused it climbs quickly. */
    private static final double QUICK_PART = 0.9;

    private final double most;
    private final RecentRate taken = new RecentRate();
    private double rate;
    private double quickUpTo;
    private long departures;
    private long departuresAtLastCut;
    private long cutAt;
    private boolean takenSinceCut;

    /** @param most what it never exceeds; 0 for no limit */
    AdaptiveRate(int most) {
        this.most = most == 0 ? MOST : most;
        this.rate = Math.min(FIRST, this.most);
        this.quickUpTo = this.most;
    }

    synchronized double perSecond() {
        return rate;
    }

    /** Counts one that leaves now, and returns its number. */
    synchronized long departed() {
        return ++departures;
    }

    /** @param heldBack whether it would have left sooner at a higher rate */
    synchronized void taken(boolean heldBack, long now) {
        taken.count(now);
        takenSinceCut = true;
        if (heldBack) {
            rate = Math.min(most, rate + (rate < quickUpTo ? QUICKLY : slowly(now)));
        }
    }

    /** What was learned long ago counts less and less. */
    private double slowly(long now) {
        return Math.min(QUICKLY, SLOWLY * (1 + (now - cutAt) / NANOS));
    }

    /** The other side said: too many, or too fast. What had left before it last gave way is not counted again. */
    synchronized void refused(long departure, long now) {
        if (departure <= departuresAtLastCut) {
            return;
        }
        departuresAtLastCut = departures;
        cutAt = now;
        double proven = taken.perSecond(now);
        double lower = rate * (rate > 2 * proven ? LEFT_FAR : LEFT_NEAR);
        lower = Math.max(LEAST, Math.max(lower, Math.min(rate, proven)));
        // Where nothing is taken at all, something else is wrong than the rate.
        if (takenSinceCut) {
            quickUpTo = rate > 1.5 * Math.max(LEAST, proven) ? lower : rate * QUICK_PART;
        }
        takenSinceCut = false;
        rate = lower;
    }
}
