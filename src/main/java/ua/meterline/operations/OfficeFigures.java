package ua.meterline.operations;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import ua.meterline.reading.Channel;
import ua.meterline.store.UtcTime;

/**
 * The review queue, the last message of each channel and the last batch, as of the last run of {@code
 * select-office-figures.sql} and {@code select-last-messages.sql}: what other processes store is included. Thread-safe.
 */
public final class OfficeFigures {
    private record Queue(long reviews, Instant oldest, Instant lastBatch) {}

    private final InstantSource clock;
    private volatile Queue queue = new Queue(0, null, null);
    private volatile Map<Channel, Instant> lastMessages = Map.of();

    /** @param clock of the times that are stored */
    public OfficeFigures(InstantSource clock) {
        this.clock = clock;
    }

    /** The answer to {@code select-office-figures.sql}, one row. */
    public void counted(List<Map<String, Object>> rows) {
        Map<String, Object> row = rows.get(0);
        queue = new Queue(
                ((Number) row.get("reviews")).longValue(), time(row, "oldest_review"), time(row, "last_batch"));
    }

    /** The answer to {@code select-last-messages.sql}; channels that it does not name keep their time. */
    public void received(List<Map<String, Object>> rows) {
        Map<Channel, Instant> known = new EnumMap<>(Channel.class);
        known.putAll(lastMessages);
        rows.forEach(row -> known.put(
                Channel.valueOf(((String) row.get("channel")).toUpperCase(Locale.ROOT)), time(row, "received_at")));
        lastMessages = known;
    }

    private static Instant time(Map<String, Object> row, String column) {
        String text = (String) row.get(column);
        return text == null ? null : UtcTime.parse(text);
    }

    /** Held messages without a decision. */
    public long reviewsWaiting() {
        return queue.reviews;
    }

    /** When the oldest of them was received. */
    public Optional<Instant> oldestReview() {
        return Optional.ofNullable(queue.oldest);
    }

    /** How long the oldest of them waits; 0 without one. */
    double oldestReviewSeconds() {
        Instant oldest = queue.oldest;
        return oldest == null ? 0 : secondsSince(oldest);
    }

    /** NaN before the first batch. */
    double batchAgeSeconds() {
        Instant last = queue.lastBatch;
        return last == null ? Double.NaN : secondsSince(last);
    }

    /** Seconds since 1970; NaN while none is known. */
    double lastMessage(Channel channel) {
        Instant last = lastMessages.get(channel);
        return last == null ? Double.NaN : last.toEpochMilli() / 1000.0;
    }

    private double secondsSince(Instant then) {
        return Math.max(0, Duration.between(then, clock.instant()).toMillis() / 1000.0);
    }
}
