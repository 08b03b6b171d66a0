package ua.meterline.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class IntakeLagTest {
    private final AtomicLong nanos = new AtomicLong();
    private final IntakeLag lag = new IntakeLag(nanos::get);

    private void pass(int seconds) {
        nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }

    @Test
    void isZeroWhereEverythingIsStored() {
        lag.measured(Map.of(0, 5L, 1, 0L), Map.of(0, 5L));
        pass(9);
        assertThat(lag.records()).isZero();
        assertThat(lag.time()).isZero();
    }

    @Test
    void growsWithTheOldestRecordThatIsNotStored() {
        lag.measured(Map.of(0, 5L, 1, 3L), Map.of(0, 2L));
        pass(10);
        lag.measured(Map.of(0, 9L, 1, 3L), Map.of(0, 4L, 1, 3L));
        assertThat(lag.records()).isEqualTo(5);
        assertThat(lag.time()).isEqualTo(Duration.ofSeconds(10));
    }

    /** What came later is younger, however long the first ones waited. */
    @Test
    void shrinksWhenTheOldestIsStored() {
        lag.measured(Map.of(0, 5L), Map.of());
        pass(10);
        lag.measured(Map.of(0, 9L), Map.of());
        pass(1);
        lag.measured(Map.of(0, 9L), Map.of(0, 5L));
        assertThat(lag.records()).isEqualTo(4);
        assertThat(lag.time()).isEqualTo(Duration.ofSeconds(1));
    }
}
