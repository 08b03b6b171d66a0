package ua.meterline.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ConditionalTimeTest {
    private final AtomicLong now = new AtomicLong(-7);
    private final AtomicBoolean linked = new AtomicBoolean();
    private final ConditionalTime time = new ConditionalTime(linked::get, now::get);

    @Test
    void runsOnlyWhileTheConditionHolds() {
        passes(5, false);
        passes(3, true);
        passes(2, true);
        passes(660, false);
        passes(1, true);
        passes(4, true);

        assertThat(time.nanos()).isEqualTo(Duration.ofSeconds(6).toNanos());
    }

    @Test
    void standsStillWhileTheProcessIsStopped() {
        passes(1, true);
        passes(660, true);

        assertThat(time.nanos()).isEqualTo(Duration.ofSeconds(10).toNanos());
    }

    /** The condition is as given at the end of the time. */
    private void passes(int seconds, boolean holds) {
        now.addAndGet(Duration.ofSeconds(seconds).toNanos());
        linked.set(holds);
        time.sample();
    }
}
