package ua.meterline.store;

import static ua.meterline.store.Rows.row;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.camel.Variable;
import ua.meterline.reading.AccountNumber;
import ua.meterline.reading.AnswerWord;
import ua.meterline.reading.BillingPeriod;
import ua.meterline.reading.Decision;
import ua.meterline.reading.JudgedMessage;
import ua.meterline.reading.MeterReading;
import ua.meterline.reading.QuestionPolicy;
import ua.meterline.reading.ReadingOutcome.Confirmed;
import ua.meterline.reading.ReadingOutcome.Rejected;
import ua.meterline.reading.RegisterValue;
import ua.meterline.reading.RejectionReason;

/**
 * Finds the questions that messages of a group answer, and turns the answers into the parameters and rows of the
 * statements in {@code sql/}. Only the number that was asked can answer. Thread-safe.
 */
public final class AnswerRows {
    /** In the columns {@code review.decided_by} and {@code audit_entry.who}; no login has a colon. */
    static final String CUSTOMER = "sms:customer";

    private final Supplier<QuestionPolicy> policy;
    private final InstantSource clock;

    public AnswerRows(Supplier<QuestionPolicy> policy, InstantSource clock) {
        this.policy = policy;
        this.clock = clock;
    }

    /** The parameters of {@code select-questions.sql}; none where no message is such an answer. */
    public List<Map<String, Object>> wanted(@Variable("group") List<JudgedMessage> group) {
        if (!policy.get().asks()) {
            return List.of();
        }
        List<List<Object>> senders = group.stream()
                .filter(AnswerRows::isAnswer)
                .map(judged -> judged.message().sender())
                .distinct()
                .map(sender -> List.<Object>of(SenderKey.of(sender), sender))
                .toList();
        return senders.isEmpty() ? List.of() : List.of(row("senders", Rows.json(senders)));
    }

    static boolean isAnswer(JudgedMessage judged) {
        return judged.outcome() instanceof Rejected
                && judged.message().isWholeSmsOfSubscriber()
                && AnswerWord.is(judged.message().text());
    }

    /**
     * The group, in which answers state what they confirm.
     *
     * @param questions the rows of {@code select-questions.sql}: the last question of each number
     */
    public List<JudgedMessage> match(
            @Variable("group") List<JudgedMessage> group, @Variable("questions") List<Map<String, Object>> questions) {
        if (questions.isEmpty()) {
            return group;
        }
        Map<Object, Map<String, Object>> bySender = new HashMap<>();
        questions.forEach(question -> bySender.put(question.get("sender"), question));
        return group.stream()
                .map(judged -> isAnswer(judged)
                        ? answered(judged, bySender.get(judged.message().sender()))
                        : judged)
                .toList();
    }

    private static JudgedMessage answered(JudgedMessage judged, Map<String, Object> question) {
        if (question == null || isExpired(question, judged.message().receivedAt())) {
            return judged;
        }
        return switch ((String) question.get("state")) {
            case "open" -> new JudgedMessage(judged.message(), confirmed(question));
            // The customer is to send the reading again, as the reply says.
            case "rejected" -> judged;
            default -> new JudgedMessage(judged.message(), new Rejected(RejectionReason.QUESTION_CLOSED));
        };
    }

    private static boolean isExpired(Map<String, Object> question, Instant now) {
        return UtcTime.format(now).compareTo((String) question.get("expires_at")) > 0;
    }

    private static Confirmed confirmed(Map<String, Object> question) {
        MeterReading suggested = new MeterReading(
                new AccountNumber((String) question.get("account")),
                number(question, "meter"),
                new RegisterValue(number(question, "value")),
                BillingPeriod.parse((String) question.get("period")),
                number(question, "on_time") == 1);
        return new Confirmed(suggested, ((Number) question.get("message_id")).longValue());
    }

    private static int number(Map<String, Object> row, String column) {
        return ((Number) row.get(column)).intValue();
    }

    private static Stream<Decision> confirmed(List<Decision> decisions) {
        return decisions.stream().filter(decision -> decision.outcome() instanceof Confirmed);
    }

    /** The rows of {@code update-answered-question.sql} and {@code insert-answer-review.sql}. */
    public List<Map<String, Object>> answers(@Variable("decisions") List<Decision> decisions) {
        String now = UtcTime.format(clock.instant());
        return confirmed(decisions)
                .map(decision -> row(
                        "question",
                        ((Confirmed) decision.outcome()).question(),
                        "answer",
                        decision.id(),
                        "meter",
                        ((Confirmed) decision.outcome()).reading().meter(),
                        "decided_by",
                        CUSTOMER,
                        "decided_at",
                        now,
                        "why",
                        "confirmed by the customer's answer, message " + decision.id()))
                .toList();
    }

    /** The rows of {@code upsert-accepted-reading.sql}. */
    public List<Map<String, Object>> readings(@Variable("decisions") List<Decision> decisions) {
        return confirmed(decisions)
                .map(decision -> ((Confirmed) decision.outcome()).reading())
                .map(reading -> row(
                        "account", reading.account().digits(),
                        "period", reading.period().toString(),
                        "meter", reading.meter(),
                        "value", reading.value().value()))
                .toList();
    }

    /** The rows of {@code insert-audit-entry.sql}. */
    public List<Map<String, Object>> audited(@Variable("decisions") List<Decision> decisions) {
        String now = UtcTime.format(clock.instant());
        return confirmed(decisions).map(decision -> audited(decision, now)).toList();
    }

    private static Map<String, Object> audited(Decision decision, String now) {
        Confirmed confirmed = (Confirmed) decision.outcome();
        return row(
                "at",
                now,
                "who",
                CUSTOMER,
                "action",
                "decide",
                "object_kind",
                "message",
                "object_id",
                Long.toString(confirmed.question()),
                "detail",
                "accept %d for %s, by the answer in message %d"
                        .formatted(
                                confirmed.reading().value().value(),
                                confirmed.reading().period(),
                                decision.id()),
                "address",
                null);
    }
}
