package ua.meterline.simulator;

/** Rate limit per second, with a burst of a tenth of a second. Thread-safe. */
final class TokenBucket {
    private static final double NANOS = 1e9;

    private final int perSecond;
    private final double burst;
    private double tokens;
    private long filledAt = System.nanoTime();

    TokenBucket(int perSecond) {
        this.perSecond = perSecond;
        this.burst = Math.max(1, perSecond / 10.0);
        this.tokens = burst;
    }

    synchronized boolean tryTake() {
        long now = System.nanoTime();
        tokens = Math.min(burst, tokens + (now - filledAt) / NANOS * perSecond);
        filledAt = now;
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }
}
