package ua.meterline.sms.concat;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The parts of one long message while it is decided on them, and which of them are to be written. */
final class SegmentSet {
    private record Entry(Segment part, boolean repeated, boolean changed) {}

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

    /** A part that is in the store. */
    void known(StoredSegment stored) {
        entries.put(stored.part().number(), new Entry(stored.part(), stored.repeated(), false));
    }

    /** Whether another part has the place of this one. One that was delivered again yields to it. */
    boolean contradicts(Segment part) {
        Entry there = entries.get(part.number());
        return there != null && !there.repeated && !there.part.saysTheSameAs(part);
    }

    boolean holds(Segment part) {
        Entry there = entries.get(part.number());
        return there != null && there.part.saysTheSameAs(part);
    }

    void add(Segment part, boolean repeated) {
        if (!holds(part)) {
            entries.put(part.number(), new Entry(part, repeated, true));
        }
    }

    boolean isWaiting() {
        return state == SegmentState.WAITING;
    }

    boolean isWhole() {
        return toLongMessage().isWhole();
    }

    void close(SegmentState end) {
        state = end;
        stateChanged = true;
    }

    ConcatenatedMessage toLongMessage() {
        return ConcatenatedMessage.of(
                id, entries.values().stream().map(this::stored).toList());
    }

    Stream<StoredSegment> changes() {
        return entries.values().stream()
                .filter(entry -> stateChanged || entry.changed)
                .map(this::stored);
    }

    private StoredSegment stored(Entry entry) {
        return new StoredSegment(id, state, entry.repeated, entry.part);
    }
}
