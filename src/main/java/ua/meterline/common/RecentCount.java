package ua.meterline.common;

import java.time.Duration;
import java.util.stream.IntStream;

/**
 * Counts events within a window of the last time, with a resolution of a tenth of it. Times are nanoseconds of any
 * monotonic clock. Not thread-safe.
 */
public final class RecentCount {
    private static final int SLICES = 10;

    private final int[] counts = new int[SLICES];
    private final long nanosOfASlice;
    private long slice = Long.MIN_VALUE;

    public RecentCount(Duration window) {
        this.nanosOfASlice = window.toNanos() / SLICES;
    }

    public void add(long now) {
        turnTo(now);
        counts[Math.floorMod(slice, SLICES)]++;
    }

    /** How many events the window holds. */
    public int at(long now) {
        turnTo(now);
        return IntStream.of(counts).sum();
    }

    private void turnTo(long now) {
        long next = Math.floorDiv(now, nanosOfASlice);
        // An event of a late thread counts for the latest slice.
        for (long begun = Math.max(slice + 1, next - SLICES + 1); begun <= next; begun++) {
            counts[Math.floorMod(begun, SLICES)] = 0;
        }
        slice = Math.max(slice, next);
    }
}
