package ua.meterline.outbox;

import java.util.concurrent.TimeUnit;

/** How often something happened within the last second, give or take a tenth. Not thread-safe. */
final class LastSecond {
    private static final int SLICES = 10;
    private static final long NANOS_OF_A_SLICE = TimeUnit.SECONDS.toNanos(1) / SLICES;

    private final int[] counts = new int[SLICES];
    private long slice = Long.MIN_VALUE;

    void count(long now) {
        turnTo(now);
        counts[Math.floorMod(slice, SLICES)]++;
    }

    int perSecond(long now) {
        turnTo(now);
        int sum = 0;
        for (int count : counts) {
            sum += count;
        }
        return sum;
    }

    private void turnTo(long now) {
        long next = Math.floorDiv(now, NANOS_OF_A_SLICE);
        // What is not newer than the last slice, from a thread that came late, belongs to the last one.
        for (long begun = Math.max(slice + 1, next - SLICES + 1); begun <= next; begun++) {
            counts[Math.floorMod(begun, SLICES)] = 0;
        }
        slice = Math.max(slice, next);
    }
}
