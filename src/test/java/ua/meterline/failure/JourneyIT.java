package ua.meterline.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.simulator.MobileMessage;
import ua.meterline.simulator.SubmittedMessage;

class JourneyIT {
    @TempDir
    Path folder;

    @Test
    void aReadingIsStoredAndAnswered() throws Exception {
        try (RunningGateway running = RunningGateway.start(folder)) {
            assertThat(running.smsc()
                            .deliver(Readings.reading(1))
                            .get(5, TimeUnit.SECONDS)
                            .accepted())
                    .isTrue();
            assertThat(running.rows().count("reading")).isEqualTo(1);
            assertThat(running.smsc().awaitSubmitted(1, RunningGateway.PATIENCE))
                    .extracting(SubmittedMessage::text)
                    .containsExactly(Readings.ACCEPTED);
        }
    }

    @Test
    void whatCannotBeReadIsStoredAndAnswered() throws Exception {
        try (RunningGateway running = RunningGateway.start(folder)) {
            byte[] oddUcs2 = {0x04, 0x1F, (byte) 0xD8};
            byte[] binary = {0, (byte) 0xFF, (byte) 0x80, 0x1B};
            running.smsc().enqueue(Readings.message(1, ""));
            running.smsc().enqueue(new MobileMessage(Readings.sender(2), "7104", (byte) 8, oddUcs2));
            running.smsc().enqueue(new MobileMessage(Readings.sender(3), "7104", (byte) 4, binary));
            assertThat(running.smsc().awaitSubmitted(3, RunningGateway.PATIENCE))
                    .extracting(SubmittedMessage::text)
                    .containsOnly(Readings.REJECTED);
            assertThat(running.rows().count("message WHERE outcome = 'rejected'"))
                    .isEqualTo(3);
            // A reply may be here before the SMSC has counted the answer to its message.
            await().atMost(RunningGateway.PATIENCE)
                    .until(() -> running.smsc().counters().delivered() == 3);
        }
    }
}
