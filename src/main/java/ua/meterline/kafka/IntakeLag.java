package ua.meterline.kafka;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * How far the stored records are behind the end of the topic, in records and in time. The time is that since the end of
 * a partition was seen to be ahead of what is stored now, so it is exact to the interval of the measurements, and
 * begins anew with the process. Thread-safe.
 */
public final class IntakeLag {
    /** Per partition; hours of measurements. */
    private static final int MOST_MARKS = 10_000;

    private record Mark(long end, long seenAt) {}

    private final LongSupplier nanos;
    private final Map<Integer, Deque<Mark>> marks = new HashMap<>();
    private long records;

    /** @param nanos as {@link System#nanoTime} */
    public IntakeLag(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /**
     * Takes a measurement.
     *
     * @param ends the offset of the next record, by partition
     * @param stored the offset of the next record to be stored, by partition
     */
    public synchronized void measured(Map<Integer, Long> ends, Map<Integer, Long> stored) {
        long now = nanos.getAsLong();
        records = 0;
        ends.forEach((partition, end) -> {
            long next = stored.getOrDefault(partition, 0L);
            records += Math.max(0, end - next);
            Deque<Mark> seen = marks.computeIfAbsent(partition, none -> new ArrayDeque<>());
            if (end > next && (seen.isEmpty() || seen.getLast().end < end) && seen.size() < MOST_MARKS) {
                seen.addLast(new Mark(end, now));
            }
            while (!seen.isEmpty() && seen.getFirst().end <= next) {
                seen.removeFirst();
            }
        });
    }

    /** How many records are not stored. */
    public synchronized long records() {
        return records;
    }

    /** For how long the oldest of them has waited; zero where all are stored. */
    public synchronized Duration time() {
        long now = nanos.getAsLong();
        long oldest = marks.values().stream()
                .filter(seen -> !seen.isEmpty())
                .mapToLong(seen -> now - seen.getFirst().seenAt)
                .max()
                .orElse(0);
        return Duration.ofNanos(oldest);
    }
}
