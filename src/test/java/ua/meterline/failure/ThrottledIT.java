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
    private static final int SECONDS = 10;

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0} a second")
    @ValueSource(ints = {50, 200})
    void isSentWhatItTakesWithHardlyARefusal(int limit) throws Exception {
        try (RunningGateway running = RunningGateway.start(folder)) {
            running.smsc().behaviour().throttleSubmits(limit);
            Readings.readings(0, 2 * SECONDS * limit).forEach(running.smsc()::enqueue);
            running.smsc().awaitSubmitted(1, RunningGateway.PATIENCE);

            long begin = System.nanoTime();
            await().atMost(Duration.ofSeconds(2 * SECONDS))
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> System.nanoTime() - begin
                            > Duration.ofSeconds(SECONDS).toNanos());
            Counters counters = running.smsc().counters();
            double seconds = (System.nanoTime() - begin) / 1e9;
            double perSecond = counters.submitted() / seconds;
            double refused = counters.submitsRefused() / (double) (counters.submitted() + counters.submitsRefused());
            System.out.printf("limit %d: %.1f a second taken, %.2f %% refused%n", limit, perSecond, 100 * refused);

            assertThat(perSecond).isGreaterThan(0.9 * limit);
            assertThat(refused).isLessThan(0.05);
        }
    }
}
