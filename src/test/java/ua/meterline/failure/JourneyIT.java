package ua.meterline.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
}
