package ua.meterline.sms.concat;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The segments of one concatenated message during a decision, and which of them must be written. */
final class SegmentSet {
    private record Entry(Segment segment, boolean repeated, boolean changed) {}

    private final long id;
    private final Map<Integer, Entry> entries = new TreeMap<>();
    private SegmentState state;
    private boolean stateChanged;

    SegmentSet(long id, SegmentState state) {
        this.id = id;
        this.state = state;
    }

    long id() {
        return id;
    }

    /** Adds a stored segment. */
    void known(StoredSegment stored) {
        entries.put(stored.segment().number(), new Entry(stored.segment(), stored.repeated(), false));
    }

    /** Whether a different segment has the same number. A redelivered one does not count: it is replaced. */
    boolean contradicts(Segment segment) {
        Entry there = entries.get(segment.number());
        return there != null && !there.repeated && !there.segment.hasSameContentAs(segment);
    }

    boolean holds(Segment segment) {
        Entry there = entries.get(segment.number());
        return there != null && there.segment.hasSameContentAs(segment);
    }

    void add(Segment segment, boolean repeated) {
        if (!holds(segment)) {
            entries.put(segment.number(), new Entry(segment, repeated, true));
        }
    }

    boolean isWaiting() {
        return state == SegmentState.WAITING;
    }

    boolean isWhole() {
        return toMessage().isWhole();
    }

    void close(SegmentState end) {
        state = end;
        stateChanged = true;
    }

    ConcatenatedMessage toMessage() {
        return ConcatenatedMessage.of(
                id, entries.values().stream().map(this::stored).toList());
    }

    Stream<StoredSegment> changes() {
        return entries.values().stream()
                .filter(entry -> stateChanged || entry.changed)
                .map(this::stored);
    }

    private StoredSegment stored(Entry entry) {
        return new StoredSegment(id, state, entry.repeated, entry.segment);
    }
}
