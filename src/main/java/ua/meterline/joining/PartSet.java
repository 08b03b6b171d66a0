package ua.meterline.joining;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The parts of one long message while it is decided on them, and which of them are to be written. */
final class PartSet {
    private record Entry(MessagePart part, boolean repeated, boolean changed) {}

    private final long id;
    private final Map<Integer, Entry> entries = new TreeMap<>();
    private PartState state;
    private boolean stateChanged;

    PartSet(long id, PartState state) {
        this.id = id;
        this.state = state;
    }

    long id() {
        return id;
    }

    /** A part that is in the store. */
    void known(StoredPart stored) {
        entries.put(stored.part().number(), new Entry(stored.part(), stored.repeated(), false));
    }

    /** Whether another part has the place of this one. One that was delivered again yields to it. */
    boolean contradicts(MessagePart part) {
        Entry there = entries.get(part.number());
        return there != null && !there.repeated && !there.part.saysTheSameAs(part);
    }

    boolean holds(MessagePart part) {
        Entry there = entries.get(part.number());
        return there != null && there.part.saysTheSameAs(part);
    }

    void add(MessagePart part, boolean repeated) {
        if (!holds(part)) {
            entries.put(part.number(), new Entry(part, repeated, true));
        }
    }

    boolean isWaiting() {
        return state == PartState.WAITING;
    }

    boolean isWhole() {
        return toLongMessage().isWhole();
    }

    void close(PartState end) {
        state = end;
        stateChanged = true;
    }

    LongMessage toLongMessage() {
        return LongMessage.of(id, entries.values().stream().map(this::stored).toList());
    }

    Stream<StoredPart> changes() {
        return entries.values().stream()
                .filter(entry -> stateChanged || entry.changed)
                .map(this::stored);
    }

    private StoredPart stored(Entry entry) {
        return new StoredPart(id, state, entry.repeated, entry.part);
    }
}
