package ua.meterline.sms.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DowntimeTest {
    private final AtomicLong nanos = new AtomicLong();
    private final Downtime downtime = new Downtime(nanos::get);

    @Test
    void measuresFromTheLoss() {
        downtime.end();
        passes(Duration.ofHours(1));
        downtime.begin();
        passes(Duration.ofSeconds(3));

        assertThat(downtime.length()).isEqualTo(Duration.ofSeconds(3));
    }

    /** Replies used to leave by another link at once, because the previous loss was long ago. */
    @Test
    void isZeroBetweenALossAndItsNotice() {
        passes(Duration.ofSeconds(5));
        downtime.end();
        passes(Duration.ofHours(1));

        assertThat(downtime.length()).isZero();
    }

    private void passes(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
