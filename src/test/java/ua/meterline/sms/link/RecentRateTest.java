package ua.meterline.sms.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RecentRateTest {
    private static final long MILLIS = 1_000_000;

    private final RecentRate counts = new RecentRate();

    @Test
    void countsEventsWithinASecond() {
        for (int i = 0; i < 300; i++) {
            counts.count(i * 10 * MILLIS);
        }

        assertThat(counts.perSecond(2_990 * MILLIS)).isCloseTo(100, within(10.0));
        assertThat(counts.perSecond(3_500 * MILLIS)).isCloseTo(45, within(10.0));
        assertThat(counts.perSecond(4_100 * MILLIS)).isZero();
    }

    @Test
    void estimatesTheRateBeforeASecondIsOver() {
        for (int i = 0; i < 30; i++) {
            counts.count(5_000 * MILLIS + i * 10 * MILLIS);
        }

        assertThat(counts.perSecond(5_300 * MILLIS)).isCloseTo(100, within(10.0));
    }

    @Test
    void isEmptyAtFirst() {
        assertThat(counts.perSecond(0)).isZero();
        assertThat(counts.perSecond(-5_000 * MILLIS)).isZero();
    }

    @Test
    void acceptsTimesOutOfOrder() {
        counts.count(2_000 * MILLIS);
        counts.count(1_700 * MILLIS);

        assertThat(counts.perSecond(2_001 * MILLIS)).isPositive();
    }
}
