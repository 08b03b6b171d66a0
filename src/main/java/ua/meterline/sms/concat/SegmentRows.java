package ua.meterline.sms.concat;

import static ua.meterline.store.Rows.row;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.apache.camel.util.json.JsonArray;
import ua.meterline.reading.CustomerMessage;
import ua.meterline.reading.JudgedMessage;
import ua.meterline.store.UtcTime;

/** Turns segments of long messages into the parameters and rows of the statements in {@code sql/}. Thread-safe. */
public final class SegmentRows {
    /** SMSCs redeliver for hours what they consider not acknowledged. */
    private static final Duration KEPT_WHEN_JUDGED = Duration.ofDays(1);
    /** Far longer than an exchange waits for the commit of the message that it is recording. */
    private static final Duration ABANDONED = Duration.ofSeconds(30);

    private final Reassembler decider;
    private final Duration timeout;
    private final InstantSource steadyClock;

    /**
     * @param timeout how long a segment waits for the others of its message
     * @param steadyClock of the times at which segments changed their state
     */
    public SegmentRows(Reassembler decider, Duration timeout, InstantSource steadyClock) {
        this.decider = decider;
        this.timeout = timeout;
        this.steadyClock = steadyClock;
    }

    /** The parameters of {@code select-segment-counts.sql}. */
    public Map<String, Object> senders(@Variable("group") List<SegmentArrival> group) {
        return row(
                "senders",
                json(group.stream()
                        .map(arrival -> arrival.segment().sender())
                        .distinct()
                        .toList()));
    }

    /** The parameters of {@code select-known-segments.sql}. */
    public Map<String, Object> keys(@Variable("group") List<SegmentArrival> group) {
        return row(
                "keys",
                json(group.stream()
                        .map(arrival -> arrival.segment().key())
                        .distinct()
                        .map(key -> json(key.sender(), key.recipient(), key.reference(), key.total()))
                        .toList()));
    }

    private static JsonArray json(Object... elements) {
        return new JsonArray(List.of(elements));
    }

    private static String json(Collection<?> elements) {
        return new JsonArray(elements).toJson();
    }

    /**
     * What a group becomes: the rows that are new or changed.
     *
     * @param counts the answer to {@code select-segment-counts.sql}
     * @param segments the answer to {@code select-known-segments.sql}
     */
    public List<StoredSegment> decide(
            @Variable("group") List<SegmentArrival> group,
            @Variable("counts") List<Map<String, Object>> counts,
            @Body List<Map<String, Object>> segments) {
        Map<String, Long> waitingOf = new HashMap<>();
        counts.forEach(count -> waitingOf.put((String) count.get("sender"), number(count, "waiting")));
        long inAll = waitingOf.remove(null);
        long lastId = counts.stream()
                .mapToLong(count -> number(count, "last_id"))
                .max()
                .orElse(0);
        List<StoredSegment> known = segments.stream().map(SegmentRows::stored).toList();
        return decider.decide(group, new KnownSegments(lastId, known, inAll, waitingOf));
    }

    private static StoredSegment stored(Map<String, Object> row) {
        Segment part = new Segment(
                (String) row.get("link"),
                (String) row.get("sender"),
                (String) row.get("recipient"),
                new ConcatenationReference(
                        (int) number(row, "reference"), (int) number(row, "total"), (int) number(row, "number")),
                (int) number(row, "esm_class"),
                (int) number(row, "data_coding"),
                HexFormat.of().parseHex((String) row.get("octets")),
                Instant.parse((String) row.get("received_at")));
        return new StoredSegment(
                number(row, "long_message"),
                SegmentState.of((String) row.get("state")),
                number(row, "repeated") == 1,
                part);
    }

    private static long number(Map<String, Object> row, String column) {
        return ((Number) row.get(column)).longValue();
    }

    /** The rows of {@code upsert-segment.sql}. */
    public List<Map<String, Object>> changes(@Body List<StoredSegment> changes) {
        String now = UtcTime.format(steadyClock.instant());
        return changes.stream().map(change -> change(change, now)).toList();
    }

    private static Map<String, Object> change(StoredSegment stored, String now) {
        Segment segment = stored.segment();
        return row(
                "long_message", stored.longMessage(),
                "number", segment.number(),
                "link", segment.link(),
                "sender", segment.sender(),
                "recipient", segment.recipient(),
                "reference", segment.concatenation().reference(),
                "total", segment.concatenation().total(),
                "esm_class", segment.esmClass(),
                "data_coding", segment.dataCoding(),
                "octets", segment.octets(),
                "received_at", UtcTime.format(segment.receivedAt()),
                "repeated", stored.repeated() ? 1 : 0,
                "state", stored.state().label(),
                "changed_at", now);
    }

    /** The rows of {@code update-judged-segments.sql}: those of a group that were reassembled. */
    public List<Map<String, Object>> judged(@Variable("group") List<JudgedMessage> group) {
        return group.stream()
                .map(JudgedMessage::message)
                .map(CustomerMessage::reassembledFrom)
                .filter(Objects::nonNull)
                .map(id -> row("long_message", id, "now", UtcTime.format(steadyClock.instant())))
                .toList();
    }

    /** The parameters of the statements of {@code expire-segments}. */
    public Map<String, Object> times() {
        Instant now = steadyClock.instant();
        return row(
                "now", UtcTime.format(now),
                "overdue", UtcTime.format(now.minus(timeout)),
                "abandoned", UtcTime.format(now.minus(ABANDONED)),
                "forgotten", UtcTime.format(now.minus(KEPT_WHEN_JUDGED)));
    }

    /** The answer to {@code select-leftover-segments.sql}. */
    public List<ConcatenatedMessage> leftovers(List<Map<String, Object>> rows) {
        Map<Long, List<StoredSegment>> messages = new LinkedHashMap<>();
        rows.stream()
                .map(SegmentRows::stored)
                .forEach(stored -> messages.computeIfAbsent(stored.longMessage(), none -> new ArrayList<>())
                        .add(stored));
        return messages.entrySet().stream()
                .map(message -> ConcatenatedMessage.of(message.getKey(), message.getValue()))
                .toList();
    }
}
