package ua.meterline.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ua.meterline.reading.ReadingOutcome.Accepted;
import ua.meterline.reading.ReadingOutcome.Duplicate;

/**
 * Decides the final outcome of messages, in order of arrival, given what the store knows. Thread-safe.
 *
 * <p>A redelivered message yields no decision: its first delivery was decided. A reading is judged by the rules,
 * which see earlier readings of the account, including those of the same group.
 */
public final class Decider {
    private final RuleBook rules;
    private final ReplyTexts replies;

    public Decider(RuleBook rules, ReplyTexts replies) {
        this.rules = rules;
        this.replies = replies;
    }

    public List<Decision> decide(List<JudgedMessage> group, KnownToStore known) {
        Set<Fingerprint> delivered = new HashSet<>(known.delivered());
        Map<AccountNumber, AccountHistory> histories = new HashMap<>(known.histories());
        List<Decision> decisions = new ArrayList<>(group.size());
        long id = known.lastMessageId();
        for (JudgedMessage judged : group) {
            if (!wasImported(judged, known) && delivered.add(judged.message().fingerprint())) {
                ReadingOutcome outcome = decide(judged, histories, ++id);
                decisions.add(decision(id, judged.message(), outcome));
            }
        }
        return decisions;
    }

    private ReadingOutcome decide(JudgedMessage judged, Map<AccountNumber, AccountHistory> histories, long id) {
        if (!(judged.outcome() instanceof Accepted asRead)) {
            return judged.outcome();
        }
        MeterReading reading = asRead.reading();
        AccountHistory history = histories.getOrDefault(reading.account(), AccountHistory.NONE);
        ReadingOutcome outcome = rules.judge(new StatedReading(judged.message().sender(), reading, history), asRead);
        if (outcome instanceof Accepted || outcome instanceof Duplicate) {
            histories.put(reading.account(), history.with(reading, id));
        }
        return outcome;
    }

    private static boolean wasImported(JudgedMessage judged, KnownToStore known) {
        Imported imported = judged.message().imported();
        return imported != null && imported.keys().stream().anyMatch(known.importedKeys()::contains);
    }

    /** The reply to an imported message is composed by its edge: see {@link Decision#isAnsweredLater}. */
    private Decision decision(long id, CustomerMessage message, ReadingOutcome outcome) {
        return new Decision(id, message, outcome, message.imported() == null ? replies.textFor(outcome) : "");
    }
}
