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
    void doublesUpToTheLongest() {
        Backoff backoff = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(5), LEAST);

        assertThat(Stream.generate(backoff::next).limit(6).map(Duration::toMillis))
                .containsExactly(500L, 1_000L, 2_000L, 4_000L, 5_000L, 5_000L);
    }

    @Test
    void beginsAnewAfterAReset() {
        Backoff backoff = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(5), LEAST);
        backoff.next();
        backoff.next();
        backoff.reset();

        assertThat(backoff.next()).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void goesStraightToTheLongestWhenTryingSoonIsOfNoUse() {
        Backoff backoff = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(5), LEAST);

        assertThat(backoff.slowest()).isEqualTo(Duration.ofSeconds(5));
        assertThat(backoff.next()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void takesUpToHalfOffAtRandom() {
        Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(1), new Random(1));

        assertThat(Stream.generate(backoff::next).limit(1_000))
                .allSatisfy(delay -> assertThat(delay).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1)))
                .anySatisfy(delay -> assertThat(delay).isLessThan(Duration.ofMillis(550)))
                .anySatisfy(delay -> assertThat(delay).isGreaterThan(Duration.ofMillis(950)));
    }

    /** Settings allow it: the longest delay may be written shorter than the first. */
    @Test
    void neverWaitsLongerThanTheLongestAfterTheFirst() {
        Backoff backoff = new Backoff(Duration.ofSeconds(10), Duration.ofSeconds(1), LEAST);

        assertThat(backoff.next()).isLessThanOrEqualTo(Duration.ofSeconds(10));
        assertThat(backoff.next()).isEqualTo(Duration.ofSeconds(1));
    }
}
