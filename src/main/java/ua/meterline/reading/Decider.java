package ua.meterline.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import ua.meterline.reading.ReadingOutcome.Accepted;
import ua.meterline.reading.ReadingOutcome.Duplicate;
import ua.meterline.reading.StoredState.AccountPeriod;

/**
 * Decides the final outcome of messages, in order of arrival, given the stored state (last id, duplicates, account
 * histories). Thread-safe.
 *
 * <p>A redelivered message yields no decision: its first delivery was decided. A reading is judged by the rules,
 * which see earlier readings of the account, including those of the same group.
 */
public final class Decider {
    private final Supplier<RuleBook> rules;
    private final Supplier<ReplyTexts> replies;

    public Decider(RuleBook rules, ReplyTexts replies) {
        this(() -> rules, () -> replies);
    }

    /** With rules and texts that may change between two groups. */
    public Decider(Supplier<RuleBook> rules, Supplier<ReplyTexts> replies) {
        this.rules = rules;
        this.replies = replies;
    }

    public List<Decision> decide(List<JudgedMessage> group, StoredState stored) {
        Set<Fingerprint> delivered = new HashSet<>(stored.delivered());
        Map<AccountNumber, AccountHistory> histories = new HashMap<>(stored.histories());
        List<Decision> decisions = new ArrayList<>(group.size());
        long id = stored.lastMessageId();
        RuleBook book = rules.get();
        ReplyTexts texts = replies.get();
        for (JudgedMessage judged : group) {
            if (!wasImported(judged, stored) && delivered.add(judged.message().fingerprint())) {
                ReadingOutcome outcome = decide(judged, histories, stored, ++id, book);
                decisions.add(decision(id, judged.message(), outcome, texts).with(judged.numbers()));
            }
        }
        return decisions;
    }

    private static ReadingOutcome decide(
            JudgedMessage judged,
            Map<AccountNumber, AccountHistory> histories,
            StoredState stored,
            long id,
            RuleBook book) {
        if (!(judged.outcome() instanceof Accepted asRead)) {
            return judged.outcome();
        }
        AccountHistory history = histories.getOrDefault(asRead.reading().account(), AccountHistory.NONE);
        MeterReading reading =
                asRead.reading().onMeter(history.meterIn(asRead.reading().period()));
        StatedReading stated =
                new StatedReading(judged.message().sender(), reading, history, isClosed(judged, reading, stored));
        ReadingOutcome outcome = book.judge(stated, new Accepted(reading, asRead.remarks()));
        if (outcome instanceof Accepted || outcome instanceof Duplicate) {
            histories.put(reading.account(), history.with(reading, id));
        }
        return outcome;
    }

    private static boolean isClosed(JudgedMessage judged, MeterReading reading, StoredState stored) {
        return judged.isDated()
                && (!reading.onTime()
                        || stored.exported().contains(new AccountPeriod(reading.account(), reading.period())));
    }

    private static boolean wasImported(JudgedMessage judged, StoredState stored) {
        Imported imported = judged.message().imported();
        return imported != null && imported.keys().stream().anyMatch(stored.importedKeys()::contains);
    }

    /** The adapter that imported the message composes its reply: see {@link Decision#isAnsweredLater}. */
    private static Decision decision(long id, CustomerMessage message, ReadingOutcome outcome, ReplyTexts texts) {
        return new Decision(id, message, outcome, message.imported() == null ? texts.textFor(outcome) : "");
    }
}
