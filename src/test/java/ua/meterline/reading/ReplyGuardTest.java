package ua.meterline.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static ua.meterline.reading.Suppression.DAILY_BUDGET;
import static ua.meterline.reading.Suppression.LOOP_GUARD;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReplyGuardTest {
    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final ZoneId KYIV = ZoneId.of("Europe/Kiev");
    private static final String ALICE = "+380671112233";
    private static final String BOB = "+380671112234";

    private Instant now = Instant.parse("2026-11-03T10:00:00Z");
    private int exhausted;

    @Test
    void suppressesExcessRepliesToOneNumberAndKeepsTheRestOfTheGroup() {
        ReplyGuard guard = guard(2, 0);

        assertThat(guard.guard(group(ALICE, ALICE, ALICE, BOB)))
                .extracting(Decision::suppression)
                .containsExactly(null, null, LOOP_GUARD, null);
    }

    @Test
    void keepsTheReadingOfASuppressedReply() {
        List<Decision> group = group(ALICE, ALICE);

        assertThat(guard(1, 0).guard(group))
                .extracting(Decision::outcome)
                .containsExactly(group.get(0).outcome(), group.get(1).outcome());
    }

    @Test
    void neitherChangesNorCountsAnAlreadySuppressedReply() {
        ReplyGuard guard = guard(1, 1);
        List<Decision> suppressed = Stream.of(ALICE, ALICE)
                .map(sender -> decision(sender).suppressed(Suppression.SHORT_SENDER))
                .toList();

        assertThat(guard.guard(suppressed)).isEqualTo(suppressed);
        guard.confirm();
        assertThat(guard.guard(group(ALICE))).allMatch(Decision::isAnswered);
    }

    @Test
    void doesNotCountRepliesThatWereNotStored() {
        ReplyGuard guard = guard(1, 1);

        for (int failedTransaction = 0; failedTransaction < 3; failedTransaction++) {
            assertThat(guard.guard(group(ALICE))).allMatch(Decision::isAnswered);
        }
        guard.confirm();
        assertThat(guard.guard(group(ALICE))).noneMatch(Decision::isAnswered);
    }

    @Test
    void logsOnceADayThatTheBudgetIsExhausted() {
        ReplyGuard guard = guard(0, 2);

        assertThat(guard.guard(group(ALICE, ALICE, BOB, BOB)))
                .extracting(Decision::suppression)
                .containsExactly(null, null, DAILY_BUDGET, DAILY_BUDGET);
        guard.confirm();
        assertThat(exhausted).isEqualTo(1);

        now = Instant.parse("2026-11-03T22:00:00Z"); // midnight in Kyiv
        assertThat(guard.guard(group(ALICE, ALICE, ALICE)))
                .extracting(Decision::suppression)
                .containsExactly(null, null, DAILY_BUDGET);
        assertThat(exhausted).isEqualTo(2);
    }

    @Test
    void restartsTheDayAfterTheClockWasADayAhead() {
        ReplyGuard guard = guard(0, 1);
        now = Instant.parse("2026-11-04T10:00:00Z");
        guard.guard(group(ALICE));
        guard.confirm();

        now = Instant.parse("2026-11-03T10:00:00Z");
        assertThat(guard.guard(group(ALICE))).allMatch(Decision::isAnswered);
    }

    @Test
    void doesNotCountBudgetSuppressionsAgainstTheNumber() {
        ReplyGuard guard = guard(1, 1);
        guard.guard(group(BOB, ALICE));
        guard.confirm();

        now = Instant.parse("2026-11-03T22:00:00Z");
        assertThat(guard.guard(group(ALICE))).allMatch(Decision::isAnswered);
    }

    @Test
    void countsRepliesStoredBeforeTheStart() {
        ReplyGuard guard = guard(2, 3);
        guard.recall(BOB, Instant.parse("2026-11-02T21:59:59Z")); // yesterday in Kyiv
        guard.recall(ALICE, now.minusSeconds(500));
        guard.recall(ALICE, now.minusSeconds(400));

        assertThat(guard.guard(group(ALICE, BOB, BOB)))
                .extracting(Decision::suppression)
                .containsExactly(LOOP_GUARD, null, DAILY_BUDGET);
    }

    /** The clock was a day ahead before the start. */
    @Test
    void countsRepliesWithATimeInTheFutureAsOfNow() {
        ReplyGuard guard = guard(2, 3);
        guard.recall(ALICE, now.plus(Duration.ofDays(1)));
        guard.recall(ALICE, now.plus(Duration.ofDays(1)));

        assertThat(guard.guard(group(ALICE, BOB, BOB)))
                .extracting(Decision::suppression)
                .containsExactly(LOOP_GUARD, null, DAILY_BUDGET);
    }

    @Test
    void queriesTheWholeDayOnlyForABudget() {
        assertThat(guard(5, 0).beginning()).isEqualTo(now.minus(WINDOW));
        assertThat(guard(5, 1).beginning()).isEqualTo(Instant.parse("2026-11-02T22:00:00Z"));

        now = Instant.parse("2026-11-03T22:01:00Z");
        assertThat(guard(5, 1).beginning()).isEqualTo(now.minus(WINDOW));
    }

    @Test
    void ignoresOtherChannels() {
        CustomerMessage message = Messages.message("a", "a text");
        CustomerMessage mail =
                new CustomerMessage(Channel.EMAIL, "a@example.org", "us", now, "a text", null, message.fingerprint());
        Decision decision = new Decision(1, mail, new ReadingOutcome.Rejected(RejectionReason.WRONG_FORMAT), "no");

        assertThat(guard(1, 1).guard(List.of(decision, decision, decision))).allMatch(Decision::isAnswered);
    }

    private ReplyGuard guard(int perSender, int perDay) {
        DailyBudget budget = new DailyBudget(() -> perDay, KYIV, () -> exhausted++);
        return new ReplyGuard(new LoopGuard(() -> perSender, WINDOW, 1_000), WINDOW, budget, () -> now, () -> now);
    }

    private static List<Decision> group(String... senders) {
        return Stream.of(senders).map(ReplyGuardTest::decision).toList();
    }

    private static Decision decision(String sender) {
        CustomerMessage message = Messages.message("a", sender, "hello", Messages.NOVEMBER_3RD);
        return new Decision(1, message, new ReadingOutcome.Rejected(RejectionReason.WRONG_FORMAT), "no");
    }
}
