package ua.meterline.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.fixture.CustomerSms;
import ua.meterline.fixture.Deadline;
import ua.meterline.fixture.RunningGateway;
import ua.meterline.simulator.SubmittedMessage;

class BurstIT {
    private static final int MESSAGES = 10_000;

    @TempDir
    Path folder;

    /** A poll of the outbox that began before a reply was sent must not send it again. */
    @Test
    void repliesOnceToEachOfManyMessagesWhileNothingFails() throws Exception {
        try (RunningGateway gateway = RunningGateway.start(folder, Map.of("SMPP_RESPONSE_TIMEOUT", "20s"))) {
            CustomerSms.readings(0, MESSAGES).forEach(gateway.smsc()::enqueue);
            await().atMost(Deadline.LENGTH).until(() -> gateway.count("reply WHERE state = 'sent'") == MESSAGES);

            assertThat(gateway.smsc().submitted())
                    .extracting(SubmittedMessage::destination)
                    .doesNotHaveDuplicates()
                    .hasSize(MESSAGES);
            assertThat(gateway.rows("SELECT count(*), sum(attempts) FROM reply"))
                    .containsExactly(MESSAGES + " " + MESSAGES);
        }
    }
}
