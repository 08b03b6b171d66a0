package ua.meterline.sms.concat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * A concatenated message to be judged: all of its segments, or those that arrived.
 *
 * @param id of the stored segments; null for a segment that is not stored
 * @param segments in the order of their numbers, at least one
 */
public record ConcatenatedMessage(Long id, List<Segment> segments) {
    /** A phone sends the segments of a message in quick succession. */
    private static final Duration TOGETHER = Duration.ofMinutes(1);

    public ConcatenatedMessage {
        segments = List.copyOf(segments);
        if (segments.isEmpty()) {
            throw new IllegalArgumentException("a message without segments");
        }
    }

    /**
     * The message of segments that are stored together. A repeated segment that came long before the new ones is left
     * out: it was a redelivery, and another message followed with the same reference.
     */
    public static ConcatenatedMessage of(long id, Collection<StoredSegment> kept) {
        Instant newest = kept.stream()
                .filter(stored -> !stored.repeated())
                .map(stored -> stored.segment().receivedAt())
                .max(Instant::compareTo)
                .orElse(Instant.MIN.plus(TOGETHER));
        return new ConcatenatedMessage(
                id,
                kept.stream()
                        .filter(stored -> !stored.repeated()
                                || !stored.segment().receivedAt().isBefore(newest.minus(TOGETHER)))
                        .map(StoredSegment::segment)
                        .toList());
    }

    public Segment first() {
        return segments.get(0);
    }

    public boolean isWhole() {
        return segments.size() == first().concatenation().total();
    }
}
