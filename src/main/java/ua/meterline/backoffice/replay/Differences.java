package ua.meterline.backoffice.replay;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Counts changed outcomes by kind. */
public final class Differences {
    private static final String ACCEPTED = "accepted";

    private final int mostExamples;
    private final Map<String, Difference> byKind = new TreeMap<>();
    private long messages;
    private long purged;

    /**
     * The result of replaying a message.
     *
     * @param onTime of its new reading; null without one
     * @param storedBy the message that stored this reading originally; null for none
     * @param storedOnTime whether that was on time
     */
    record Replayed(String outcome, String reason, Boolean onTime, Long storedBy, Boolean storedOnTime) {}

    /** @param mostExamples that are kept of each kind */
    Differences(int mostExamples) {
        this.mostExamples = mostExamples;
    }

    void leaveOut() {
        purged++;
    }

    void compare(StoredMessage stored, Replayed replayed) {
        messages++;
        String before = words(stored.outcome(), stored.reason());
        String after = words(replayed.outcome(), replayed.reason());
        if (stored.outcome().equals(ACCEPTED) && replayed.outcome().equals(ACCEPTED) && replayed.onTime() != null) {
            if (!Objects.equals(replayed.storedBy(), stored.id())) {
                after += ", another account, value or period";
            } else if (!replayed.onTime().equals(replayed.storedOnTime())) {
                before += inTime(replayed.storedOnTime());
                after += inTime(replayed.onTime());
            }
        }
        if (!before.equals(after)) {
            add(before, after, stored);
        }
    }

    private void add(String before, String after, StoredMessage stored) {
        Difference difference = new Difference(before, after);
        byKind.computeIfAbsent(difference.kind(), any -> difference).add(stored, mostExamples);
    }

    private static String words(String outcome, String reason) {
        return reason == null ? outcome : outcome + " " + reason;
    }

    private static String inTime(boolean onTime) {
        return onTime ? " in time" : " late";
    }

    /** How many messages were replayed. */
    public long messages() {
        return messages;
    }

    /** How many were skipped: their texts are purged, or they answered a question. */
    public long purged() {
        return purged;
    }

    /** How many have another outcome. */
    public long different() {
        return byKind.values().stream().mapToLong(Difference::count).sum();
    }

    /** Most frequent first. */
    public List<Difference> all() {
        return byKind.values().stream()
                .sorted(Comparator.comparingLong(Difference::count).reversed())
                .toList();
    }
}
