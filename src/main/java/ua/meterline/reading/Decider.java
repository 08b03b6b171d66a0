package ua.meterline.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import ua.meterline.reading.ReadingOutcome.Accepted;
import ua.meterline.reading.ReadingOutcome.Confirmed;
import ua.meterline.reading.ReadingOutcome.Duplicate;
import ua.meterline.reading.ReadingOutcome.Held;
import ua.meterline.reading.ReadingOutcome.Rejected;
import ua.meterline.reading.StoredState.AccountPeriod;

/**
 * Decides the final outcome of messages, in order of arrival, given the stored state (last id, duplicates, account
 * histories). Thread-safe.
 *
 * <p>A redelivered message yields no decision: its first delivery was decided. A wish about reminders is no redelivery
 * where the number has said the opposite since. Several readings of one SMS, which follow each other, are redelivered
 * together. A reading is judged by the rules, which see earlier readings of the account, including those of the same
 * group.
 */
public final class Decider {
    private final Supplier<RuleBook> rules;
    private final Supplier<ReplyTexts> replies;
    private final Supplier<Neighbourhood> neighbours;

    public Decider(RuleBook rules, ReplyTexts replies) {
        this(() -> rules, () -> replies, () -> Neighbourhood.NONE);
    }

    /**
     * With rules and texts that may change between two groups.
     *
     * @param neighbours suggests values for readings by SMS that are held
     */
    public Decider(Supplier<RuleBook> rules, Supplier<ReplyTexts> replies, Supplier<Neighbourhood> neighbours) {
        this.rules = rules;
        this.replies = replies;
        this.neighbours = neighbours;
    }

    public List<Decision> decide(List<JudgedMessage> group, StoredState stored) {
        Set<Fingerprint> delivered = new HashSet<>(stored.delivered());
        SaidWishes wishes = new SaidWishes(stored.wishes());
        Group decided =
                new Group(stored, rules.get(), neighbours.get(), new HashMap<>(stored.histories()), new HashSet<>());
        List<Decision> decisions = new ArrayList<>(group.size());
        long id = stored.lastMessageId();
        ReplyTexts texts = replies.get();
        boolean isNew = false;
        for (JudgedMessage judged : group) {
            MessagePart part = judged.message().part();
            if (part == null || part.isFirst()) {
                boolean first = delivered.add(judged.message().fingerprint());
                isNew = !wasImported(judged, stored) && (wishes.isChangedBy(judged) || first);
            }
            if (isNew) {
                ReadingOutcome outcome = decided.outcome(judged, ++id);
                decisions.add(decision(id, judged.message(), outcome, texts).with(judged.numbers()));
            }
            if (isNew && part != null && part.isLast()) {
                answerTogether(decisions.subList(decisions.size() - part.of(), decisions.size()), texts);
            }
        }
        return decisions;
    }

    /** The last of several readings of one SMS has the reply to all of them. */
    private static void answerTogether(List<Decision> parts, ReplyTexts texts) {
        int last = parts.size() - 1;
        parts.set(last, parts.get(last).answering(SeveralReply.of(parts, texts.several())));
    }

    /**
     * What is known while a group is decided.
     *
     * @param histories with the readings of the group so far
     * @param answered the questions that were answered in the group so far
     */
    private record Group(
            StoredState stored,
            RuleBook rules,
            Neighbourhood neighbours,
            Map<AccountNumber, AccountHistory> histories,
            Set<Long> answered) {
        ReadingOutcome outcome(JudgedMessage judged, long id) {
            if (judged.outcome() instanceof Confirmed confirmed) {
                return confirmation(judged, confirmed, id);
            } else if (judged.outcome() instanceof Accepted asRead) {
                return reading(judged, asRead, id);
            }
            return judged.outcome();
        }

        private ReadingOutcome reading(JudgedMessage judged, Accepted asRead, long id) {
            StatedReading stated = stated(judged, asRead.reading());
            ReadingOutcome outcome = rules.judge(stated, new Accepted(stated.reading(), asRead.remarks()));
            if (outcome instanceof Held held && judged.message().isWholeSmsOfSubscriber()) {
                return held.suggesting(neighbours.onlyFitting(stated, rules).orElse(null));
            } else if (outcome instanceof Accepted || outcome instanceof Duplicate) {
                keep(stated, id);
            }
            return outcome;
        }

        /** The suggested value is judged again: a reading that came in between may speak against it. */
        private ReadingOutcome confirmation(JudgedMessage judged, Confirmed confirmed, long id) {
            if (answered.contains(confirmed.question())) {
                return new Rejected(RejectionReason.QUESTION_CLOSED);
            }
            StatedReading stated = stated(judged, confirmed.reading());
            ReadingOutcome outcome = rules.judge(stated, new Accepted(stated.reading()));
            if (outcome instanceof Accepted || outcome instanceof Duplicate) {
                answered.add(confirmed.question());
                keep(stated, id);
                return new Confirmed(stated.reading(), confirmed.question());
            }
            return outcome;
        }

        private StatedReading stated(JudgedMessage judged, MeterReading read) {
            AccountHistory history = histories.getOrDefault(read.account(), AccountHistory.NONE);
            MeterReading reading = read.onMeter(history.meterIn(read.period()));
            return new StatedReading(judged.message().sender(), reading, history, isClosed(judged, reading, stored));
        }

        private void keep(StatedReading stated, long id) {
            histories.put(stated.reading().account(), stated.history().with(stated.reading(), id));
        }
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
        boolean composedLater = message.imported() != null || message.part() != null;
        return new Decision(id, message, outcome, composedLater ? "" : texts.textFor(outcome, message.text()));
    }
}
