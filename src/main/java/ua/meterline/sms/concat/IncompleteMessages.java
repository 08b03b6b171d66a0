package ua.meterline.sms.concat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The long messages that a group of parts is about, as the store knows them and as they become. */
final class IncompleteMessages {
    private final Map<Long, SegmentSet> all = new TreeMap<>();
    private final Map<Segment.Key, List<SegmentSet>> byKey = new HashMap<>();
    private final Map<String, Long> waitingOf;
    private long waiting;
    private long lastId;

    IncompleteMessages(KnownSegments known) {
        lastId = known.lastId();
        waiting = known.waiting();
        waitingOf = new HashMap<>(known.waitingOf());
        known.parts().forEach(stored -> {
            SegmentSet set = all.get(stored.longMessage());
            if (set == null) {
                set = add(
                        new SegmentSet(stored.longMessage(), stored.state()),
                        stored.part().key());
            }
            set.known(stored);
        });
    }

    private SegmentSet add(SegmentSet set, Segment.Key key) {
        all.put(set.id(), set);
        byKey.computeIfAbsent(key, none -> new ArrayList<>()).add(set);
        return set;
    }

    /** Null when there is none. There is one at most: another one is opened only when it is closed. */
    SegmentSet waitingFor(Segment part) {
        return sets(part).stream().filter(SegmentSet::isWaiting).findAny().orElse(null);
    }

    boolean wasInAnEarlierMessage(Segment part) {
        return sets(part).stream().anyMatch(set -> !set.isWaiting() && set.holds(part));
    }

    private List<SegmentSet> sets(Segment part) {
        return byKey.getOrDefault(part.key(), List.of());
    }

    SegmentSet open(Segment part) {
        count(part.sender(), 1);
        return add(new SegmentSet(++lastId, SegmentState.WAITING), part.key());
    }

    void close(SegmentSet set, SegmentState end) {
        set.close(end);
        count(set.toLongMessage().first().sender(), -1);
    }

    private void count(String sender, int more) {
        waiting += more;
        waitingOf.merge(sender, (long) more, Long::sum);
    }

    long waiting() {
        return waiting;
    }

    long waitingOf(String sender) {
        return waitingOf.getOrDefault(sender, 0L);
    }

    List<StoredSegment> changes() {
        return all.values().stream().flatMap(SegmentSet::changes).toList();
    }
}
