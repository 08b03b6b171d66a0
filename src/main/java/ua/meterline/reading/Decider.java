package ua.meterline.reading;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import ua.meterline.reading.ReadingOutcome.Accepted;
import ua.meterline.reading.ReadingOutcome.Duplicate;

/**
 * Decides finally what becomes of messages, in the order they came, given what the store knows. Thread-safe.
 *
 * <p>A redelivered message leaves no decision: everything was decided when it came first. A reading that is stored
 * already becomes a {@link Duplicate}, which is answered like the first.
 */
public final class Decider {
    private final ReplyTexts replies;

    public Decider(ReplyTexts replies) {
        this.replies = replies;
    }

    public List<Decision> decide(List<JudgedMessage> group, KnownToStore known) {
        Set<Fingerprint> delivered = new HashSet<>(known.delivered());
        Set<MeterReading.Identity> stored = new HashSet<>(known.stored());
        List<Decision> decisions = new ArrayList<>(group.size());
        long id = known.lastMessageId();
        for (JudgedMessage judged : group) {
            if (delivered.add(judged.message().fingerprint())) {
                ReadingOutcome outcome = judged.outcome();
                if (outcome instanceof Accepted accepted
                        && !stored.add(accepted.reading().identity())) {
                    outcome = new Duplicate(accepted.reading());
                }
                decisions.add(new Decision(++id, judged.message(), outcome, replies.textFor(outcome)));
            }
        }
        return decisions;
    }
}
