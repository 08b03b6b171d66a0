package ua.meterline.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RecentCountTest {
    private static final long MILLIS = 1_000_000;

    private final RecentCount counts = new RecentCount(Duration.ofSeconds(1));

    @Test
    void countsEventsWithinASecond() {
        for (int i = 0; i < 300; i++) {
            counts.add(i * 10 * MILLIS);
        }

        assertThat(counts.at(2_990 * MILLIS)).isCloseTo(100, within(10));
        assertThat(counts.at(3_500 * MILLIS)).isCloseTo(45, within(10));
        assertThat(counts.at(4_100 * MILLIS)).isZero();
    }

    @Test
    void isEmptyAtFirst() {
        assertThat(counts.at(0)).isZero();
        assertThat(counts.at(-5_000 * MILLIS)).isZero();
    }

    @Test
    void acceptsTimesOutOfOrder() {
        counts.add(2_000 * MILLIS);
        counts.add(1_700 * MILLIS);

        assertThat(counts.at(2_001 * MILLIS)).isPositive();
    }
}
