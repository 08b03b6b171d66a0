package ua.meterline.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ua.meterline.simulator.MalformedPdu;

/** Promised: "Bad input ... never able to stop the next message." */
class BrokenPduIT {
    @TempDir
    Path folder;

    private RunningGateway running;

    @BeforeEach
    void start() throws Exception {
        running = RunningGateway.start(folder);
    }

    @AfterEach
    void stop() {
        running.close();
    }

    @ParameterizedTest
    @EnumSource(MalformedPdu.class)
    void doesNotStopTheNextMessage(MalformedPdu broken) throws Exception {
        running.smsc().deliverBroken(broken);
        running.smsc().enqueue(Readings.reading(1));

        await().atMost(Duration.ofSeconds(10)).until(() -> running.smsc().queued() == 0);
        assertThat(running.rows().count("message WHERE outcome = 'accepted'")).isGreaterThanOrEqualTo(1);
        running.awaitReady();
        assertThat(running.smsc()
                        .deliver(Readings.reading(2))
                        .get(5, TimeUnit.SECONDS)
                        .accepted())
                .isTrue();
    }
}
