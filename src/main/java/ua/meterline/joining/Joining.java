package ua.meterline.joining;

import java.util.List;

/** Where parts are handed in. Thread-safe. */
public final class Joining {
    /** Stores a part and has {@link PartDecider} decide on it; returns when it is on disk. */
    @FunctionalInterface
    public interface Store {
        void store(Arrival arrival) throws Exception;
    }

    private final Store store;

    public Joining(Store store) {
        this.store = store;
    }

    /**
     * Keeps a part. When it has returned, the part is on disk, or is to be judged singly.
     *
     * @return the message to be judged now; none when more parts are awaited, or the part was there already
     * @throws Exception when it could not be stored
     */
    public List<LongMessage> keep(MessagePart part) throws Exception {
        Arrival arrival = new Arrival(part);
        store.store(arrival);
        return arrival.toJudge();
    }
}
