package ua.meterline.joining;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The long messages that a group of parts is about, as the store knows them and as they become. */
final class OpenMessages {
    private final Map<Long, PartSet> all = new TreeMap<>();
    private final Map<MessagePart.Key, List<PartSet>> byKey = new HashMap<>();
    private final Map<String, Long> waitingOf;
    private long waiting;
    private long lastId;

    OpenMessages(KnownParts known) {
        lastId = known.lastId();
        waiting = known.waiting();
        waitingOf = new HashMap<>(known.waitingOf());
        known.parts().forEach(stored -> {
            PartSet set = all.get(stored.longMessage());
            if (set == null) {
                set = add(
                        new PartSet(stored.longMessage(), stored.state()),
                        stored.part().key());
            }
            set.known(stored);
        });
    }

    private PartSet add(PartSet set, MessagePart.Key key) {
        all.put(set.id(), set);
        byKey.computeIfAbsent(key, none -> new ArrayList<>()).add(set);
        return set;
    }

    /** Null when there is none. There is one at most: another one is opened only when it is closed. */
    PartSet waitingFor(MessagePart part) {
        return sets(part).stream().filter(PartSet::isWaiting).findAny().orElse(null);
    }

    boolean wasInAnEarlierMessage(MessagePart part) {
        return sets(part).stream().anyMatch(set -> !set.isWaiting() && set.holds(part));
    }

    private List<PartSet> sets(MessagePart part) {
        return byKey.getOrDefault(part.key(), List.of());
    }

    PartSet open(MessagePart part) {
        count(part.sender(), 1);
        return add(new PartSet(++lastId, PartState.WAITING), part.key());
    }

    void close(PartSet set, PartState end) {
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

    List<StoredPart> changes() {
        return all.values().stream().flatMap(PartSet::changes).toList();
    }
}
