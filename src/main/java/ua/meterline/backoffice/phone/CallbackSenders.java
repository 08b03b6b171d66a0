package ua.meterline.backoffice.phone;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Whom to call back, by sender, as messages come and as reviews decide about them. It keeps the last senders, as many
 * as have room. Not thread-safe.
 */
final class CallbackSenders {
    private static final int MOST = 50_000;

    private final Map<String, CallbackCandidate> candidates = new LinkedHashMap<>();
    /** "Дякую!" after a valid reading is no attempt to send one. */
    private final Map<String, Valid> valid = new LinkedHashMap<>();
    /** Null when something has changed since. */
    private List<CallbackCandidate> inOrder;

    /**
     * The last valid message of a sender.
     *
     * @param before what was rejected before it, in case a review rejects it, too; null for nothing
     */
    private record Valid(long message, CallbackCandidate before) {}

    void clear() {
        candidates.clear();
        valid.clear();
        inOrder = null;
    }

    /** The one who waits longest first. */
    List<CallbackCandidate> all() {
        if (inOrder == null) {
            inOrder = candidates.values().stream()
                    .sorted(Comparator.comparingLong(CallbackCandidate::lastMessage))
                    .toList();
        }
        return inOrder;
    }

    void validCame(String sender, long message) {
        CallbackCandidate before = candidates.remove(sender);
        if (before != null) {
            inOrder = null;
        }
        valid.remove(sender);
        put(valid, sender, new Valid(message, before));
    }

    void rejectedCame(CallbackCandidate rejected) {
        String sender = rejected.key();
        boolean thanks = valid.containsKey(sender) && rejected.text().chars().noneMatch(Character::isDigit);
        if (candidates.containsKey(sender) || !thanks) {
            wait(sender, joined(candidates.remove(sender), rejected));
        }
    }

    /** A review rejected a message that was valid until then. */
    void rejectedByReview(CallbackCandidate rejected) {
        String sender = rejected.key();
        Valid last = valid.get(sender);
        if (last != null && last.message() > rejected.lastMessage()) {
            valid.put(sender, new Valid(last.message(), joined(last.before(), rejected)));
            return;
        }
        CallbackCandidate until = last == null ? rejected : joined(last.before(), rejected);
        valid.remove(sender);
        wait(sender, joined(until, candidates.remove(sender)));
    }

    /** A review accepted a message, perhaps one that it had rejected before. */
    void acceptedByReview(String sender, long message) {
        CallbackCandidate waiting = candidates.get(sender);
        if (waiting != null && waiting.lastMessage() == message) {
            validCame(sender, message);
        }
    }

    private void wait(String sender, CallbackCandidate candidate) {
        put(candidates, sender, candidate);
        inOrder = null;
    }

    private static CallbackCandidate joined(CallbackCandidate earlier, CallbackCandidate later) {
        return earlier == null ? later : later == null ? earlier : earlier.then(later);
    }

    private static <T> void put(Map<String, T> senders, String sender, T value) {
        senders.put(sender, value);
        if (senders.size() > MOST) {
            senders.remove(senders.keySet().iterator().next());
        }
    }
}
