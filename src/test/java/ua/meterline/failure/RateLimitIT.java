package ua.meterline.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ua.meterline.fixture.CustomerSms;
import ua.meterline.fixture.RunningGateway;
import ua.meterline.simulator.Counters;

/** An SMSC with a rate limit that the gateway is not configured for. */
class RateLimitIT {
    private static final int SECONDS_TO_ADAPT = 3;
    private static final int SECONDS = 5;

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0} per second")
    @ValueSource(ints = {50, 200})
    void isFoundAndUsedWithFewRejections(int limit) throws Exception {
        try (RunningGateway running = RunningGateway.start(folder)) {
            running.smsc().behaviour().throttleSubmits(limit);
            CustomerSms.readings(0, 2 * SECONDS * limit).forEach(running.smsc()::enqueue);
            running.smsc().awaitSubmitted(1, RunningGateway.TIMEOUT);

            pass(SECONDS_TO_ADAPT);
            Counters before = running.smsc().counters();
            double seconds = pass(SECONDS);
            Counters after = running.smsc().counters();

            double accepted = after.submitted() - before.submitted();
            double rejected = after.submitsRefused() - before.submitsRefused();
            assertThat(accepted / seconds).isGreaterThan(0.9 * limit);
            assertThat(rejected / (accepted + rejected)).isLessThan(0.05);
        }
    }

    /** Returns the seconds that passed. */
    private static double pass(int seconds) {
        long begin = System.nanoTime();
        await().atMost(Duration.ofSeconds(3L * seconds))
                .pollInterval(Duration.ofMillis(5))
                .until(() ->
                        System.nanoTime() - begin > Duration.ofSeconds(seconds).toNanos());
        return (System.nanoTime() - begin) / 1e9;
    }
}
