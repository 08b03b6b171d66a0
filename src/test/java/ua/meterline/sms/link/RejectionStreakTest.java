package ua.meterline.sms.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RejectionStreakTest {
    private long now;
    private final RejectionStreak streak = new RejectionStreak(() -> now);

    @Test
    void makesASessionUselessAfterAMinute() {
        for (int i = 0; i < 60; i++) {
            assertThat(streak.rejected()).isFalse();
            pass(Duration.ofSeconds(1));
        }
        assertThat(streak.rejected()).isTrue();
    }

    /** Retries of a few replies are minutes apart. */
    @Test
    void needsMoreThanAFewRejections() {
        for (int i = 1; i < RejectionStreak.FEWEST; i++) {
            assertThat(streak.rejected()).isFalse();
            pass(Duration.ofMinutes(1));
        }
        assertThat(streak.rejected()).isTrue();
    }

    @Test
    void endsWithAnAcceptedSubmit() {
        for (int i = 0; i < 600; i++) {
            assertThat(streak.rejected()).isFalse();
            if (i % 50 == 0) {
                streak.end();
            }
            pass(Duration.ofSeconds(1));
        }
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }
}
