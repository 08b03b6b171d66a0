package ua.meterline.sms.link;

import java.util.concurrent.TimeUnit;

/** Events within the last second, with a resolution of a tenth. Not thread-safe. */
final class RecentRate {
    private static final int SLICES = 10;
    private static final double NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long NANOS_OF_A_SLICE = (long) NANOS / SLICES;

    private final int[] counts = new int[SLICES];
    private long slice = Long.MIN_VALUE;
    private long since;
    private long last = Long.MIN_VALUE / 2;

    void count(long now) {
        if (now - last > NANOS) {
            since = now;
        }
        last = Math.max(last, now);
        turnTo(now);
        counts[Math.floorMod(slice, SLICES)]++;
    }

    /** Extrapolated during the first second after a pause. */
    double perSecond(long now) {
        turnTo(now);
        int sum = 0;
        for (int count : counts) {
            sum += count;
        }
        return sum * NANOS / Math.max(NANOS / SLICES, Math.min(NANOS, now - since));
    }

    private void turnTo(long now) {
        long next = Math.floorDiv(now, NANOS_OF_A_SLICE);
        // An event of a late thread counts for the latest slice.
        for (long begun = Math.max(slice + 1, next - SLICES + 1); begun <= next; begun++) {
            counts[Math.floorMod(begun, SLICES)] = 0;
        }
        slice = Math.max(slice, next);
    }
}
