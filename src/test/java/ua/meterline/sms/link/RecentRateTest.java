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

        assertThat(counts.inLastSecond(2_990 * MILLIS)).isCloseTo(100, within(10));
        assertThat(counts.inLastSecond(3_500 * MILLIS)).isCloseTo(45, within(10));
        assertThat(counts.inLastSecond(4_100 * MILLIS)).isZero();
    }

    @Test
    void isEmptyAtFirst() {
        assertThat(counts.inLastSecond(0)).isZero();
        assertThat(counts.inLastSecond(-5_000 * MILLIS)).isZero();
    }

    @Test
    void acceptsTimesOutOfOrder() {
        counts.count(2_000 * MILLIS);
        counts.count(1_700 * MILLIS);

        assertThat(counts.inLastSecond(2_001 * MILLIS)).isPositive();
    }
}
