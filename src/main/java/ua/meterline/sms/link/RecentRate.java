package ua.meterline.sms.link;

import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Events within the last second, with a resolution of a tenth. Not thread-safe. */
final class RecentRate {
    private static final int SLICES = 10;
    private static final long NANOS_OF_A_SLICE = TimeUnit.SECONDS.toNanos(1) / SLICES;

    private final int[] counts = new int[SLICES];
    private long slice = Long.MIN_VALUE;

    void count(long now) {
        turnTo(now);
        counts[Math.floorMod(slice, SLICES)]++;
    }

    int inLastSecond(long now) {
        turnTo(now);
        return IntStream.of(counts).sum();
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
