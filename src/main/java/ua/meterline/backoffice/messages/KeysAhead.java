package ua.meterline.backoffice.messages;

import java.util.ArrayList;
import java.util.List;

/**
 * The keys of messages that wait to be written to {@code message_key}, for searches meanwhile. {@link MessageIndexer}
 * fills it; in a process without one it is empty. Thread-safe.
 */
public final class KeysAhead {
    /** Of 4,096 messages at most; with 25 octets for a message, these take 10 MB. */
    static final int MOST_SLICES = 100;

    /** They follow each other. Never changed, but replaced. */
    private volatile List<KeySlice> slices = List.of();

    /** Those of this moment, the oldest first. To be taken before the state of the index is read. */
    List<KeySlice> slices() {
        return slices;
    }

    /** The last message whose keys are known: written, or here. */
    static long last(List<KeySlice> slices, long keyed) {
        return slices.isEmpty()
                ? keyed
                : Math.max(keyed, slices.get(slices.size() - 1).last());
    }

    boolean isFull() {
        return slices.size() >= MOST_SLICES;
    }

    void add(KeySlice slice) {
        List<KeySlice> more = new ArrayList<>(slices);
        more.add(slice);
        slices = List.copyOf(more);
    }

    /** Forgets those that are written, and all when they do not continue what is written. */
    void written(long keyed) {
        List<KeySlice> left =
                slices.stream().filter(slice -> slice.last() > keyed).toList();
        slices = left.isEmpty() || left.get(0).first() == keyed + 1 ? left : List.of();
    }

    void clear() {
        slices = List.of();
    }
}
