package ua.meterline.store;

import static ua.meterline.store.Rows.row;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import ua.meterline.reading.AccountEndings;
import ua.meterline.reading.BillingCalendar;
import ua.meterline.reading.BindingPolicy;
import ua.meterline.reading.CustomerMessage;
import ua.meterline.reading.Decision;
import ua.meterline.reading.JudgedMessage;
import ua.meterline.reading.ReadingOutcome.OfReading;
import ua.meterline.reading.ReadingOutcome.Rejected;
import ua.meterline.reading.RejectionReason;

/**
 * Asks numbers with several accounts which one their digits are a reading of, and turns the answers into readings. The
 * last question of a number is the open one. Thread-safe.
 */
public final class AccountQuestionRows {
    private final Supplier<BindingPolicy> policy;
    private final BillingCalendar calendar;

    /** @param calendar tells the period of the reading, by the time of its message */
    public AccountQuestionRows(Supplier<BindingPolicy> policy, BillingCalendar calendar) {
        this.policy = policy;
        this.calendar = calendar;
    }

    /** The parameters of {@code select-account-questions.sql}; none where no message has digits alone. */
    public List<Map<String, Object>> wanted(@Variable("group") List<JudgedMessage> group) {
        if (!policy.get().on()) {
            return List.of();
        }
        List<List<Object>> senders = group.stream()
                .filter(judged -> DigitsAlone.isReading(judged) || DigitsAlone.isEnding(judged))
                .map(JudgedMessage::message)
                .collect(Collectors.toMap(
                        CustomerMessage::sender, CustomerMessage::receivedAt, (first, second) -> first))
                .entrySet()
                .stream()
                .map(sender -> List.<Object>of(
                        SenderKey.of(sender.getKey()),
                        sender.getKey(),
                        UtcTime.format(sender.getValue().minus(RecentMessages.WINDOW))))
                .toList();
        return senders.isEmpty() ? List.of() : List.of(row("senders", Rows.json(senders)));
    }

    /**
     * The group, in which answers are the reading that they complete.
     *
     * @param asked the rows of {@code select-account-questions.sql}
     */
    public List<JudgedMessage> match(
            @Variable("group") List<JudgedMessage> group,
            @Variable("accountQuestions") List<Map<String, Object>> asked) {
        if (asked.isEmpty()) {
            return group;
        }
        Set<Long> answered = new HashSet<>();
        Set<Object> read = new HashSet<>();
        List<JudgedMessage> matched = new ArrayList<>(group.size());
        for (JudgedMessage judged : group) {
            JudgedMessage as = DigitsAlone.isEnding(judged)
                    ? AskedAccount.chosenBy(judged.message(), asked)
                            .filter(chosen -> answered.add(chosen.message()))
                            .map(chosen -> chosen.answeredBy(judged.message(), read))
                            .orElse(judged)
                    : judged;
            as.reading().ifPresent(reading -> read.add(List.of(reading.account(), reading.period())));
            matched.add(as);
        }
        return matched;
    }

    /**
     * The decisions, with the question as reply to digits of a number with several accounts.
     *
     * @param bindings the rows of {@code select-bindings.sql}
     */
    public List<Decision> ask(
            @Body List<Decision> decisions,
            @Variable("bindings") List<Map<String, Object>> bindings,
            @Variable("accountQuestions") List<Map<String, Object>> asked) {
        return decisions.stream()
                .map(decision -> endings(decision, bindings, asked)
                        .map(endings ->
                                decision.answering(policy.get().question(DigitsAlone.of(decision.message()), endings)))
                        .orElse(decision))
                .toList();
    }

    private static Optional<AccountEndings> endings(
            Decision decision, List<Map<String, Object>> bindings, List<Map<String, Object>> asked) {
        if (!decision.isAnswered()
                || !(decision.outcome() instanceof Rejected rejected)
                || rejected.reason() != RejectionReason.WHICH_ACCOUNT) {
            return Optional.empty();
        }
        String sender = decision.message().sender();
        Set<String> said = AskedAccount.saidBy(sender, asked);
        said.add(DigitsAlone.of(decision.message()));
        return AccountEndings.of(
                bindings.stream()
                        .filter(binding -> sender.equals(binding.get("sender")))
                        .map(binding -> (String) binding.get("account"))
                        .collect(Collectors.toSet()),
                said);
    }

    /** The rows of {@code insert-account-question.sql}. */
    public List<Map<String, Object>> questions(
            @Variable("decisions") List<Decision> decisions,
            @Variable("bindings") List<Map<String, Object>> bindings,
            @Variable("accountQuestions") List<Map<String, Object>> asked) {
        return decisions.stream()
                .flatMap(decision ->
                        endings(decision, bindings, asked).stream().map(endings -> question(decision, endings)))
                .toList();
    }

    private Map<String, Object> question(Decision decision, AccountEndings endings) {
        CustomerMessage message = decision.message();
        Instant now = message.receivedAt();
        return row(
                "message_id", decision.id(),
                "sender_key", SenderKey.of(message.sender()),
                "value", Integer.parseInt(DigitsAlone.of(message)),
                "period", calendar.periodOf(now).toString(),
                "on_time", calendar.isOnTime(now) ? 1 : 0,
                "endings", endings.list(),
                "asked_at", UtcTime.format(now),
                "expires_at", UtcTime.format(now.plus(policy.get().answerWithin())));
    }

    /** The rows of {@code update-answered-account-question.sql}. */
    public List<Map<String, Object>> answers(
            @Variable("decisions") List<Decision> decisions,
            @Variable("accountQuestions") List<Map<String, Object>> asked) {
        return decisions.stream()
                .filter(decision -> decision.outcome() instanceof OfReading)
                .flatMap(decision -> AskedAccount.chosenBy(decision.message(), asked).stream()
                        .map(chosen -> row("question", chosen.message(), "answer", decision.id())))
                .toList();
    }
}
