package ua.meterline.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static ua.meterline.reading.Messages.ACCOUNT;
import static ua.meterline.reading.Messages.accepted;
import static ua.meterline.reading.Messages.reading;
import static ua.meterline.reading.Messages.rejected;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeciderTest {
    private static final StoredState NOTHING = known(0, AccountHistory.NONE);
    private final Decider decider = new Decider(new RuleBook(List.of()), new ReplyTexts("taken", "not taken"));

    @Test
    void numbersMessagesInOrderOfArrivalAfterTheLastStoredOne() {
        List<Decision> decisions = decider.decide(
                List.of(accepted("a", ACCOUNT, 1), rejected("b", "hello"), accepted("c", ACCOUNT, 2)),
                known(41, AccountHistory.NONE));

        assertThat(decisions).extracting(Decision::id).containsExactly(42L, 43L, 44L);
        assertThat(decisions).extracting(d -> d.outcome().label()).containsExactly("accepted", "rejected", "accepted");
        assertThat(decisions).extracting(Decision::replyText).containsExactly("taken", "not taken", "taken");
    }

    @Test
    void deduplicatesARedeliveryWithinTheGroup() {
        List<Decision> decisions = decider.decide(
                List.of(accepted("a", ACCOUNT, 1), accepted("a", ACCOUNT, 1), accepted("b", ACCOUNT, 2)), NOTHING);

        assertThat(decisions).extracting(Decision::id).containsExactly(1L, 2L);
        assertThat(decisions)
                .extracting(Decision::message)
                .containsExactly(
                        accepted("a", ACCOUNT, 1).message(),
                        accepted("b", ACCOUNT, 2).message());
    }

    @Test
    void deduplicatesARedeliveryOfAStoredMessage() {
        JudgedMessage again = rejected("a", "hello");
        StoredState known = new StoredState(7, Set.of(again.message().fingerprint()), Map.of());

        assertThat(decider.decide(List.of(again), known)).isEmpty();
    }

    @Test
    void repliesToARepeatedReadingInAGroupAsToTheFirst() {
        List<Decision> decisions =
                decider.decide(List.of(accepted("a", ACCOUNT, 1), accepted("b", ACCOUNT, 1)), NOTHING);

        assertThat(decisions)
                .extracting(Decision::outcome)
                .containsExactly(
                        new ReadingOutcome.Accepted(reading(ACCOUNT, 1)),
                        new ReadingOutcome.Duplicate(reading(ACCOUNT, 1)));
        assertThat(decisions).extracting(Decision::replyText).containsOnly("taken");
    }

    @Test
    void repliesToAStoredReadingAsToTheFirst() {
        StoredState known = known(7, AccountHistory.NONE.with(reading(ACCOUNT, 1), 7));

        List<Decision> decisions = decider.decide(List.of(accepted("a", ACCOUNT, 1)), known);

        assertThat(decisions)
                .singleElement()
                .isEqualTo(new Decision(
                        8,
                        accepted("a", ACCOUNT, 1).message(),
                        new ReadingOutcome.Duplicate(reading(ACCOUNT, 1)),
                        "taken"));
    }

    @Test
    void treatsAnotherValueAccountOrPeriodAsAnotherReading() {
        MeterReading december = new MeterReading(
                new AccountNumber(ACCOUNT), new RegisterValue(1), BillingPeriod.parse("2026-12"), true);
        List<Decision> decisions = decider.decide(
                List.of(
                        accepted("a", ACCOUNT, 1),
                        accepted("b", ACCOUNT, 2),
                        accepted("c", "0501234568", 1),
                        new JudgedMessage(Messages.message("d", ""), new ReadingOutcome.Accepted(december))),
                NOTHING);

        assertThat(decisions).extracting(d -> d.outcome().label()).containsOnly("accepted");
    }

    @Test
    void recognisesADuplicateWhetherOnTimeOrLate() {
        MeterReading late = new MeterReading(
                new AccountNumber(ACCOUNT), new RegisterValue(1), BillingPeriod.parse("2026-11"), false);
        List<Decision> decisions = decider.decide(
                List.of(
                        accepted("a", ACCOUNT, 1),
                        new JudgedMessage(Messages.message("b", ""), new ReadingOutcome.Accepted(late))),
                NOTHING);

        assertThat(decisions).extracting(d -> d.outcome().label()).containsExactly("accepted", "duplicate");
    }

    @Test
    void decidesNothingForAnEmptyGroup() {
        assertThat(decider.decide(List.of(), NOTHING)).isEmpty();
    }

    @Test
    void passesTheHistoryOfTheAccountToTheRules() {
        StoredState known = known(7, AccountHistory.NONE.with(reading(ACCOUNT, 50), 7));

        List<Decision> decisions =
                holdingFallingValues().decide(List.of(accepted("a", ACCOUNT, 49), rejected("b", "hello")), known);

        assertThat(decisions)
                .extracting(Decision::outcome)
                .containsExactly(
                        new ReadingOutcome.Held(reading(ACCOUNT, 49), List.of("falls")),
                        new ReadingOutcome.Rejected(RejectionReason.WRONG_FORMAT));
        assertThat(decisions).extracting(Decision::replyText).containsExactly("taken", "not taken");
    }

    @Test
    void passesEarlierReadingsOfTheSameGroupToTheRulesInOrder() {
        List<Decision> decisions = holdingFallingValues()
                .decide(
                        List.of(
                                accepted("a", ACCOUNT, 3),
                                accepted("b", ACCOUNT, 5),
                                accepted("c", ACCOUNT, 4),
                                accepted("d", ACCOUNT, 6),
                                accepted("e", "0501234568", 1)),
                        NOTHING);

        assertThat(decisions)
                .extracting(decision -> decision.outcome().label())
                .containsExactly("accepted", "accepted", "held", "accepted", "accepted");
    }

    /** A rule for tests: holds values below the effective reading of the same period. */
    private static Decider holdingFallingValues() {
        Rule rule = new Rule() {
            @Override
            public String name() {
                return "falls";
            }

            @Override
            public RuleVerdict judge(StatedReading stated) {
                return stated.history()
                        .effective(stated.reading().period())
                        .filter(effective -> effective.value().value()
                                > stated.reading().value().value())
                        .map(effective -> RuleVerdict.HELD)
                        .orElse(RuleVerdict.PASSED);
            }

            @Override
            public boolean appliesToDuplicates() {
                return true;
            }
        };
        return new Decider(new RuleBook(List.of(rule)), new ReplyTexts("taken", "not taken"));
    }

    private static StoredState known(long lastId, AccountHistory history) {
        return new StoredState(lastId, Set.of(), Map.of(new AccountNumber(ACCOUNT), history));
    }
}
