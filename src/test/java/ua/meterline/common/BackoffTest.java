package ua.meterline.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private static final RandomGenerator LEAST = new RandomGenerator() {
        @Override
        public long nextLong() {
            return 0;
        }

        @Override
        public long nextLong(long bound) {
            return 0;
        }
    };

    @Test
    void doublesUpToTheMaximum() {
        Backoff backoff = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(5), LEAST);

        assertThat(Stream.generate(backoff::next).limit(6).map(Duration::toMillis))
                .containsExactly(500L, 1_000L, 2_000L, 4_000L, 5_000L, 5_000L);
    }

    @Test
    void startsAgainAfterAReset() {
        Backoff backoff = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(5), LEAST);
        backoff.next();
        backoff.next();
        backoff.reset();

        assertThat(backoff.next()).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void skipsToTheMaximum() {
        Backoff backoff = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(5), LEAST);

        assertThat(backoff.max()).isEqualTo(Duration.ofSeconds(5));
        assertThat(backoff.next()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void jitterTakesUpToHalfOfADelayOff() {
        Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(1), new Random(1));

        assertThat(Stream.generate(backoff::next).limit(1_000))
                .allSatisfy(delay -> assertThat(delay).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1)))
                .anySatisfy(delay -> assertThat(delay).isLessThan(Duration.ofMillis(550)))
                .anySatisfy(delay -> assertThat(delay).isGreaterThan(Duration.ofMillis(950)));
    }

    /** Settings allow a maximum below the first delay. */
    @Test
    void neverExceedsTheMaximum() {
        Backoff backoff = new Backoff(Duration.ofSeconds(10), Duration.ofSeconds(1), LEAST);

        assertThat(backoff.next()).isEqualTo(Duration.ofSeconds(1));
        assertThat(backoff.next()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void computesTheDelayAfterAnyNumberOfFailures() {
        Backoff backoff = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(5), LEAST);

        assertThat(backoff.delay(0)).isEqualTo(Duration.ofMillis(500));
        assertThat(backoff.delay(2)).isEqualTo(Duration.ofSeconds(2));
        assertThat(backoff.delay(Integer.MAX_VALUE)).isEqualTo(Duration.ofSeconds(5));
        assertThat(backoff.next()).isEqualTo(Duration.ofMillis(500));
    }
}
