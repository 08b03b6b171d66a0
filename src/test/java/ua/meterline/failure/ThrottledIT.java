package ua.meterline.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ua.meterline.simulator.Counters;

/** An SMSC that takes only so many replies a second, which nobody has told us. */
class ThrottledIT {
    private static final int SECONDS_TO_FIND_OUT = 3;
    private static final int SECONDS = 10;

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0} a second")
    @ValueSource(ints = {50, 200})
    void isSentWhatItTakesWithHardlyARefusal(int limit) throws Exception {
        try (RunningGateway running = RunningGateway.start(folder)) {
            running.smsc().behaviour().throttleSubmits(limit);
            Readings.readings(0, 2 * SECONDS * limit).forEach(running.smsc()::enqueue);
            running.smsc().awaitSubmitted(1, RunningGateway.TIMEOUT);

            pass(SECONDS_TO_FIND_OUT);
            Counters before = running.smsc().counters();
            double seconds = pass(SECONDS);
            Counters after = running.smsc().counters();

            double taken = after.submitted() - before.submitted();
            double refused = after.submitsRefused() - before.submitsRefused();
            assertThat(taken / seconds).isGreaterThan(0.9 * limit);
            assertThat(refused / (taken + refused)).isLessThan(0.05);
        }
    }

    /** Returns how long it took. */
    private static double pass(int seconds) {
        long begin = System.nanoTime();
        await().atMost(Duration.ofSeconds(3L * seconds))
                .pollInterval(Duration.ofMillis(5))
                .until(() ->
                        System.nanoTime() - begin > Duration.ofSeconds(seconds).toNanos());
        return (System.nanoTime() - begin) / 1e9;
    }
}
