package ua.meterline.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RateLimitedLogTest {
    private static final Duration INTERVAL = Duration.ofSeconds(60);

    private final List<String> lines = new ArrayList<>();
    private long now = Long.MAX_VALUE - 10; // nanoTime may overflow
    private RateLimitedLog log;

    @BeforeEach
    void startTheClock() {
        log = new RateLimitedLog(lines::add, INTERVAL, () -> now);
    }

    @Test
    void logsTheFirstLineAtOnceAndSuppressesTheNextOnes() {
        log.log("disk", "disk full: 1");
        log.log("disk", "disk full: 2");
        now += INTERVAL.toNanos() - 1;
        log.log("disk", "disk full: 3");

        assertThat(lines).containsExactly("disk full: 1");
    }

    @Test
    void countsTheSuppressedLinesInTheNextOne() {
        log.log("disk", "disk full: 1");
        log.log("disk", "disk full: 2");
        log.log("disk", "disk full: 3");
        now += INTERVAL.toNanos();
        log.log("disk", "disk full: 4");
        now += INTERVAL.toNanos();
        log.log("disk", "disk full: 5");

        assertThat(lines).containsExactly("disk full: 1", "disk full: 4 (2 similar lines suppressed)", "disk full: 5");
    }

    @Test
    void limitsEachKeySeparately() {
        log.log("disk", "disk full");
        log.log("link", "link lost");

        assertThat(lines).containsExactly("disk full", "link lost");
    }

    @Test
    void logsAtOnceAfterAReset() {
        log.log("disk", "disk full: 1");
        log.log("disk", "disk full: 2");
        log.reset("disk");
        log.log("disk", "disk full: 3");

        assertThat(lines).containsExactly("disk full: 1", "disk full: 3");
    }
}
