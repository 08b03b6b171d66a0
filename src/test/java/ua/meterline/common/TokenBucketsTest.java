package ua.meterline.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TokenBucketsTest {
    private final AtomicLong nanos = new AtomicLong(-5);
    private final TokenBuckets buckets = new TokenBuckets(3, Duration.ofHours(1), 100, nanos::get);

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void givesAFullBucketAtOnceAndThenSaysHowLongToWait() {
        assertThat(buckets.take("a")).isZero();
        assertThat(buckets.take("a")).isZero();
        assertThat(buckets.take("a")).isZero();
        assertThat(buckets.take("a")).isEqualTo(Duration.ofMinutes(20));
        pass(Duration.ofMinutes(15));
        assertThat(buckets.take("a")).isEqualTo(Duration.ofMinutes(5));
        pass(Duration.ofMinutes(5));
        assertThat(buckets.take("a")).isZero();
        assertThat(buckets.take("a")).isEqualTo(Duration.ofMinutes(20));
    }

    @Test
    void countsEachKeyForItself() {
        for (int i = 0; i < 3; i++) {
            buckets.take("a");
        }
        assertThat(buckets.take("b")).isZero();
        assertThat(buckets.take("a")).isPositive();
    }

    @Test
    void isFullAgainAfterThePeriodAndNeverFuller() {
        buckets.take("a");
        pass(Duration.ofDays(1));
        for (int i = 0; i < 3; i++) {
            assertThat(buckets.take("a")).isZero();
        }
        assertThat(buckets.take("a")).isPositive();
    }
}
