package ua.meterline.reading;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
            if (wasImported(judged, known)) {
                continue;
            }
            if (delivered.add(judged.message().fingerprint())) {
                ReadingOutcome outcome = judged.outcome();
                if (outcome instanceof Accepted accepted
                        && !stored.add(accepted.reading().identity())) {
                    outcome = new Duplicate(accepted.reading());
                }
                decisions.add(decision(++id, judged.message(), outcome));
            }
        }
        return decisions;
    }

    /** Then it is decided, and whoever composes the answer to several messages is told how. */
    private static boolean wasImported(JudgedMessage judged, KnownToStore known) {
        Imported imported = judged.message().imported();
        if (imported == null) {
            return false;
        }
        Optional<String> outcome = imported.keys().stream()
                .map(known.imported()::get)
                .filter(Objects::nonNull)
                .findFirst();
        outcome.ifPresent(imported.answering()::answerTo);
        return outcome.isPresent();
    }

    private Decision decision(long id, CustomerMessage message, ReadingOutcome outcome) {
        if (message.imported() == null) {
            return new Decision(id, message, outcome, replies.textFor(outcome));
        }
        Answer answer = message.imported().answering().answerTo(outcome.label());
        return new Decision(id, message, outcome, answer.text(), answer);
    }
}
