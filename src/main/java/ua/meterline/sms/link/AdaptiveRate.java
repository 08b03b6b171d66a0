package ua.meterline.sms.link;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import ua.meterline.common.RecentCount;

/**
 * A send rate that adapts to the SMSC. There is no limit but the hard one until the first throttling response, which
 * sets it to what was accepted in the last second. From then on it is cut a little by each one, but not below the
 * sustained rate, grows fast again to near the rate that was throttled, and slowly beyond it, faster the longer nothing
 * was throttled (additive increase, multiplicative decrease, as in TCP). It grows only while it delays senders: a rate
 * that is not used proves nothing.
 *
 * <p>Times are nanoseconds of any monotonic clock. Thread-safe.
 */
final class AdaptiveRate {
    private static final double MIN = 1;
    /** In effect unlimited. */
    private static final double MAX = 1_000_000;

    private static final double NANOS = TimeUnit.SECONDS.toNanos(1);
    /** What each accepted submit adds to the rate: it grows sevenfold in a second. */
    private static final double FAST_STEP = 2;

    private static final double SLOW_STEP = 0.02;

    /** The factor of a cut, at less and at more than twice the sustained rate. */
    private static final double CUT_NEAR = 0.93;

    private static final double CUT_FAR = 0.7;
    /** The part of the throttled rate up to which the rate grows fast. */
    private static final double FAST_PART = 0.9;

    private double max;
    private final RecentCount accepted = new RecentCount(Duration.ofSeconds(1));
    private double rate;
    private double fastUpTo;
    private long departures;
    private long departuresAtLastCut;
    private long cutAt;
    private boolean throttledBefore;
    private boolean acceptedSinceCut;

    /** @param max the hard limit per second; 0 for none */
    AdaptiveRate(int max) {
        this.max = max == 0 ? MAX : max;
        this.rate = this.max;
        this.fastUpTo = this.max;
    }

    /** @param hard the new hard limit per second; 0 for none */
    synchronized void limit(int hard) {
        max = hard == 0 ? MAX : hard;
        rate = throttledBefore ? Math.min(rate, max) : max;
        fastUpTo = throttledBefore ? Math.min(fastUpTo, max) : max;
    }

    synchronized double perSecond() {
        return rate;
    }

    /** Counts a departing submit and returns its number. */
    synchronized long departed() {
        return ++departures;
    }

    /** @param delayed whether a higher rate would have sent it sooner */
    synchronized void accepted(boolean delayed, long now) {
        accepted.add(now);
        acceptedSinceCut = true;
        if (delayed) {
            rate = Math.min(max, rate + (rate < fastUpTo ? FAST_STEP : slowStep(now)));
        }
    }

    /** The older the last cut, the larger the step. */
    private double slowStep(long now) {
        return Math.min(FAST_STEP, SLOW_STEP * (1 + (now - cutAt) / NANOS));
    }

    /** The SMSC throttled this departure. Those that had left before the last cut are ignored. */
    synchronized void throttled(long departure, long now) {
        if (departure <= departuresAtLastCut) {
            return;
        }
        departuresAtLastCut = departures;
        cutAt = now;
        double sustained = Math.max(MIN, accepted.at(now));
        if (throttledBefore) {
            cut(sustained);
        } else {
            rate = Math.min(rate, sustained);
        }
        throttledBefore = true;
        acceptedSinceCut = false;
    }

    private void cut(double sustained) {
        double lower = rate * (rate > 2 * sustained ? CUT_FAR : CUT_NEAR);
        lower = Math.max(lower, Math.min(rate, sustained));
        // Where nothing is accepted at all, the rate is not the cause.
        if (acceptedSinceCut) {
            fastUpTo = rate > 1.5 * sustained ? lower : rate * FAST_PART;
        }
        rate = lower;
    }
}
