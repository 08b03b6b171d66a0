package ua.meterline.store;

import static ua.meterline.store.Rows.row;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import ua.meterline.reading.Decision;
import ua.meterline.reading.MeterReading;
import ua.meterline.reading.QuestionPolicy;
import ua.meterline.reading.ReadingOutcome.Held;

/**
 * Turns replies to held readings with a suggested value into questions, and questions into the parameters and rows of
 * the statements in {@code sql/}. A reading is asked about once, and a number has one open question at a time: an
 * answer must not be ambiguous. Thread-safe.
 */
public final class QuestionRows {
    private final Supplier<QuestionPolicy> policy;

    public QuestionRows(Supplier<QuestionPolicy> policy) {
        this.policy = policy;
    }

    /** The parameters of {@code select-asked.sql}; none where nothing is to be asked. */
    public List<Map<String, Object>> wanted(@Body List<Decision> decisions) {
        List<List<Object>> wanted = new ArrayList<>();
        for (Decision decision : decisions) {
            if (isAskable(decision)) {
                MeterReading reading = ((Held) decision.outcome()).reading();
                Instant now = decision.message().receivedAt();
                wanted.add(List.of(
                        decision.id(),
                        SenderKey.of(decision.message().sender()),
                        reading.account().digits(),
                        reading.period().toString(),
                        reading.meter(),
                        UtcTime.format(now),
                        UtcTime.format(now.minus(RecentMessages.WINDOW))));
            }
        }
        return wanted.isEmpty() ? List.of() : List.of(row("wanted", Rows.json(wanted)));
    }

    /**
     * The decisions with the text of the question as reply. What must not be asked has no suggestion any more.
     *
     * @param asked the rows of {@code select-asked.sql}
     */
    public List<Decision> ask(@Body List<Decision> decisions, @Variable("asked") List<Map<String, Object>> asked) {
        if (decisions.stream().noneMatch(QuestionRows::isSuggesting)) {
            return decisions;
        }
        Set<Long> refused = asked.stream()
                .map(row -> ((Number) row.get("message_id")).longValue())
                .collect(Collectors.toSet());
        Set<Object> taken = new HashSet<>();
        return decisions.stream()
                .map(decision -> isSuggesting(decision) ? asking(decision, refused, taken) : decision)
                .toList();
    }

    private Decision asking(Decision decision, Set<Long> refused, Set<Object> taken) {
        Held held = (Held) decision.outcome();
        MeterReading reading = held.reading();
        boolean first = isAskable(decision)
                && !refused.contains(decision.id())
                && !taken.contains(decision.message().sender())
                && taken.add(List.of(reading.account(), reading.period(), reading.meter()));
        if (!first) {
            return decision.askingNothing();
        }
        taken.add(decision.message().sender());
        return decision.answering(policy.get().question(decision.message().text(), reading.value(), held.suggestion()));
    }

    private static boolean isSuggesting(Decision decision) {
        return decision.outcome() instanceof Held held && held.suggestion() != null;
    }

    private static boolean isAskable(Decision decision) {
        return isSuggesting(decision) && decision.isAnswered();
    }

    /** The rows of {@code insert-question.sql}. */
    public List<Map<String, Object>> questions(@Variable("decisions") List<Decision> decisions) {
        return decisions.stream()
                .filter(QuestionRows::isSuggesting)
                .map(this::question)
                .toList();
    }

    private Map<String, Object> question(Decision decision) {
        Held held = (Held) decision.outcome();
        MeterReading reading = held.reading();
        Instant askedAt = decision.message().receivedAt();
        return row(
                "message_id", decision.id(),
                "sender_key", SenderKey.of(decision.message().sender()),
                "account", reading.account().digits(),
                "meter", reading.meter(),
                "period", reading.period().toString(),
                "on_time", reading.onTime() ? 1 : 0,
                "value", held.suggestion().value(),
                "asked_at", UtcTime.format(askedAt),
                "expires_at", UtcTime.format(askedAt.plus(policy.get().answerWithin())));
    }
}
