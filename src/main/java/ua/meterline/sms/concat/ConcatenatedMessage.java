package ua.meterline.sms.concat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * What is to be judged as one message: all parts of it, or those that came.
 *
 * @param id under which the store keeps the parts; null for a part that is not kept
 * @param parts in the order of their numbers, at least one
 */
public record ConcatenatedMessage(Long id, List<Segment> parts) {
    /** A phone sends the parts of a message one after the other. */
    private static final Duration TOGETHER = Duration.ofMinutes(1);

    public ConcatenatedMessage {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("a message without parts");
        }
    }

    /**
     * Of parts that are kept together. A repeated part that came long before the new ones is not one of them: it was delivered
     * again, and then another message came with the same reference.
     */
    public static ConcatenatedMessage of(long id, Collection<StoredSegment> kept) {
        Instant newest = kept.stream()
                .filter(stored -> !stored.repeated())
                .map(stored -> stored.part().receivedAt())
                .max(Instant::compareTo)
                .orElse(Instant.MIN.plus(TOGETHER));
        return new ConcatenatedMessage(
                id,
                kept.stream()
                        .filter(stored -> !stored.repeated()
                                || !stored.part().receivedAt().isBefore(newest.minus(TOGETHER)))
                        .map(StoredSegment::part)
                        .toList());
    }

    public Segment first() {
        return parts.get(0);
    }

    public boolean isWhole() {
        return parts.size() == first().concatenation().total();
    }
}
