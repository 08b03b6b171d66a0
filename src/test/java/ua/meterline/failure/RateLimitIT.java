package ua.meterline.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ua.meterline.fixture.CustomerSms;
import ua.meterline.fixture.Deadline;
import ua.meterline.fixture.RunningGateway;
import ua.meterline.simulator.Counters;
import ua.meterline.simulator.SmscSimulator;

/** An SMSC with a rate limit that the gateway is not configured for. */
class RateLimitIT {
    private static final int WINDOW_SECONDS = 4;

    @TempDir
    Path folder;

    private int sent;

    /** On a loaded machine, less may be sent for some seconds. */
    @ParameterizedTest(name = "{0} per second")
    @ValueSource(ints = {50, 200})
    void isFoundAndUsedWithFewRejections(int limit) throws Exception {
        try (RunningGateway running = RunningGateway.start(folder)) {
            running.smsc().behaviour().throttleSubmits(limit);
            enqueue(running.smsc(), WINDOW_SECONDS * limit);
            running.smsc().awaitSubmitted(1, RunningGateway.TIMEOUT);

            await().atMost(Deadline.LENGTH).untilAsserted(() -> assertThatTheLimitIsUsed(running.smsc(), limit));
        }
    }

    private void assertThatTheLimitIsUsed(SmscSimulator smsc, int limit) {
        enqueue(smsc, WINDOW_SECONDS * limit);
        Counters before = smsc.counters();
        long begin = System.nanoTime();
        await().pollDelay(Duration.ofSeconds(WINDOW_SECONDS)).until(() -> true);
        Counters after = smsc.counters();
        double seconds = (System.nanoTime() - begin) / 1e9;

        double accepted = after.submitted() - before.submitted();
        double rejected = after.submitsRefused() - before.submitsRefused();
        assertThat(accepted / seconds).isGreaterThan(0.9 * limit);
        assertThat(rejected / (accepted + rejected)).isLessThan(0.05);
    }

    private void enqueue(SmscSimulator smsc, int messages) {
        CustomerSms.readings(sent, sent + messages).forEach(smsc::enqueue);
        sent += messages;
    }
}
