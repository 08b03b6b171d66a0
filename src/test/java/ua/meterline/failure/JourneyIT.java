package ua.meterline.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ua.meterline.simulator.MobileMessage;
import ua.meterline.simulator.SubmittedMessage;

class JourneyIT {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"rx-tx", "trx"})
    void aReadingIsStoredAndAnswered(String bind) throws Exception {
        try (RunningGateway running = RunningGateway.start(folder, bind)) {
            assertThat(running.smsc()
                            .deliver(Readings.reading(1))
                            .get(5, TimeUnit.SECONDS)
                            .accepted())
                    .isTrue();
            assertThat(running.rows().count("reading")).isEqualTo(1);
            assertThat(running.smsc().awaitSubmitted(1, RunningGateway.TIMEOUT))
                    .extracting(SubmittedMessage::text)
                    .containsExactly(Readings.ACCEPTED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rx-tx", "trx"})
    void whatCannotBeReadIsStoredAndAnswered(String bind) throws Exception {
        try (RunningGateway running = RunningGateway.start(folder, bind)) {
            byte[] oddUcs2 = {0x04, 0x1F, (byte) 0xD8};
            byte[] binary = {0, (byte) 0xFF, (byte) 0x80, 0x1B};
            running.smsc().enqueue(Readings.message(1, ""));
            running.smsc().enqueue(new MobileMessage(Readings.sender(2), "7104", (byte) 8, oddUcs2));
            running.smsc().enqueue(new MobileMessage(Readings.sender(3), "7104", (byte) 4, binary));
            assertThat(running.smsc().awaitSubmitted(3, RunningGateway.TIMEOUT))
                    .extracting(SubmittedMessage::text)
                    .containsOnly(Readings.REJECTED);
            assertThat(running.rows().count("message WHERE outcome = 'rejected'"))
                    .isEqualTo(3);
            // A reply leaves with the commit, so it may overtake the answer to its message.
            await().atMost(RunningGateway.TIMEOUT)
                    .until(() -> running.smsc().counters().delivered() == 3);
        }
    }
}
