package ua.meterline.sms.concat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The concatenated messages that a group of segments belongs to, as stored and as changed. */
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
        known.segments().forEach(stored -> {
            SegmentSet set = all.get(stored.longMessage());
            if (set == null) {
                set = add(
                        new SegmentSet(stored.longMessage(), stored.state()),
                        stored.segment().key());
            }
            set.known(stored);
        });
    }

    private SegmentSet add(SegmentSet set, Segment.Key key) {
        all.put(set.id(), set);
        byKey.computeIfAbsent(key, none -> new ArrayList<>()).add(set);
        return set;
    }

    /**
     * The incomplete message of the segment, or null. There is at most one: the next one is opened only when it is
     * closed.
     */
    SegmentSet waitingFor(Segment segment) {
        return sets(segment).stream().filter(SegmentSet::isWaiting).findAny().orElse(null);
    }

    boolean wasInAnEarlierMessage(Segment segment) {
        return sets(segment).stream().anyMatch(set -> !set.isWaiting() && set.holds(segment));
    }

    private List<SegmentSet> sets(Segment segment) {
        return byKey.getOrDefault(segment.key(), List.of());
    }

    SegmentSet open(Segment segment) {
        count(segment.sender(), 1);
        return add(new SegmentSet(++lastId, SegmentState.WAITING), segment.key());
    }

    void close(SegmentSet set, SegmentState end) {
        set.close(end);
        count(set.toMessage().first().sender(), -1);
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
