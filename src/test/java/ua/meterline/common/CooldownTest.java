package ua.meterline.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CooldownTest {
    private Instant now = Instant.EPOCH;
    private final Cooldown<String> cooldown = new Cooldown<>(Duration.ofMinutes(1), () -> now);

    @Test
    void endsAfterItsDuration() {
        cooldown.add("a");
        now = now.plusSeconds(59);
        assertThat(cooldown.contains("a")).isTrue();
        now = now.plusSeconds(1);
        assertThat(cooldown.contains("a")).isFalse();
    }

    @Test
    void startsAgainWhenAnItemFailsAgain() {
        cooldown.add("a");
        now = now.plusSeconds(40);
        cooldown.add("a");
        now = now.plusSeconds(40);
        assertThat(cooldown.contains("a")).isTrue();
    }

    @Test
    void countsAndKeepsOnlyItemsThatAreNotOver() {
        cooldown.add("a");
        now = now.plusSeconds(30);
        cooldown.add("b");
        assertThat(cooldown.size()).isEqualTo(2);
        now = now.plusSeconds(30);
        assertThat(cooldown.size()).isEqualTo(1);
        assertThat(cooldown.contains("b")).isTrue();
    }
}
