package ua.meterline.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import ua.meterline.fixture.SeededCase;

class LoopGuardTest {
    private static final Instant START = Instant.parse("2026-11-03T10:00:00Z");
    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final String ALICE = "+380671112233";
    private static final String BOB = "+380671112234";

    private final LoopGuard guard = new LoopGuard(() -> 5, WINDOW, 1_000);

    @Test
    void admitsFiveRepliesAndSuppressesTheSixth() {
        assertThat(admitted(ALICE, START, 7)).containsExactly(true, true, true, true, true, false, false);
    }

    @Test
    void countsEachNumberSeparately() {
        admitted(ALICE, START, 5);

        assertThat(guard.admit(BOB, START)).isTrue();
    }

    @Test
    void countsRepliesForTheWindowAndAtMostATenthLonger() {
        admitted(ALICE, START, 5);

        assertThat(guard.admit(ALICE, START.plus(WINDOW).minusMillis(1))).isFalse();
        assertThat(guard.admit(ALICE, START.plus(Duration.ofMinutes(11)))).isTrue();
    }

    @Test
    void doesNotCountARevokedReply() {
        admitted(ALICE, START, 5);
        guard.takeBack(ALICE);

        assertThat(guard.admit(ALICE, START.plusSeconds(61))).isTrue();
        assertThat(guard.admit(ALICE, START.plusSeconds(61))).isFalse();
    }

    @Test
    void revokesTheLastReplyAndNotOneThatExpiresSooner() {
        guard.admit(ALICE, START);
        admitted(ALICE, START.plus(Duration.ofMinutes(9)), 4);
        guard.takeBack(ALICE);

        assertThat(admitted(ALICE, START.plus(Duration.ofMinutes(12)), 3)).containsExactly(true, true, false);
    }

    @Test
    void isUnlimitedWithZero() {
        LoopGuard none = new LoopGuard(() -> 0, WINDOW, 1_000);

        for (int i = 0; i < 10_000; i++) {
            assertThat(none.admit(ALICE, START)).isTrue();
        }
        assertThat(none.size()).isZero();
    }

    @Test
    void keepsCountingWhenTheClockIsSetBackALittle() {
        admitted(ALICE, START, 5);

        assertThat(guard.admit(ALICE, START.minusSeconds(60))).isFalse();
    }

    /** Otherwise a clock that was briefly a day ahead would suppress replies to a number for a day. */
    @Test
    void startsAgainAfterTheClockWasFarAhead() {
        admitted(ALICE, START.plusSeconds(86_400), 5);

        assertThat(admitted(ALICE, START, 6)).containsExactly(true, true, true, true, true, false);
        assertThat(guard.admit(ALICE, START.plus(Duration.ofMinutes(11)))).isTrue();
    }

    @Test
    void evictsTheOldestNumberWhenFull() {
        for (int i = 0; i < 100_000; i++) {
            assertThat(guard.admit("+38050%07d".formatted(i), START.plusMillis(i)))
                    .isTrue();
            assertThat(guard.size()).isLessThanOrEqualTo(1_001);
        }
    }

    @Test
    void countsSendersThatAreNotNumbers() {
        assertThat(admitted("customer@example.org", START, 6)).containsExactly(true, true, true, true, true, false);
    }

    @Test
    void rejectsALimitBeyondItsCounter() {
        assertThatThrownBy(() -> new LoopGuard(() -> 256, WINDOW, 1_000)).isInstanceOf(IllegalArgumentException.class);
    }

    /** For any times, no interval of ten minutes has more than five admitted replies. */
    @Test
    void neverAdmitsMoreInAnyWindow() {
        SeededCase.forAll(300, random -> {
            LoopGuard fresh = new LoopGuard(() -> 5, WINDOW, 1_000);
            List<Instant> admitted = new ArrayList<>();
            Instant now = START;
            for (int left = random.between(0, 200); left > 0; left--) {
                now = now.plusMillis(random.between(0, 120_000));
                if (fresh.admit(ALICE, now)) {
                    admitted.add(now);
                }
            }
            for (int i = 5; i < admitted.size(); i++) {
                assertThat(Duration.between(admitted.get(i - 5), admitted.get(i)))
                        .isGreaterThanOrEqualTo(WINDOW);
            }
        });
    }

    private List<Boolean> admitted(String sender, Instant at, int times) {
        List<Boolean> answers = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            answers.add(guard.admit(sender, at));
        }
        return answers;
    }
}
