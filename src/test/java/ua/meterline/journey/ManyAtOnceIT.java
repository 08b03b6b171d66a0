package ua.meterline.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.simulator.MobileMessage;
import ua.meterline.simulator.SubmittedMessage;

class ManyAtOnceIT {
    private static final int MESSAGES = 10_000;

    @TempDir
    Path folder;

    /** A look into the outbox that began before a reply was sent must not bring that reply again. */
    @Test
    void answersEachOfManyMessagesOnceWhileNothingFails() throws Exception {
        try (RunningGateway gateway = new RunningGateway(folder, Map.of())) {
            for (int i = 0; i < MESSAGES; i++) {
                gateway.smsc.enqueue(MobileMessage.of("38050%07d".formatted(i), "7104", "05%08d 12345".formatted(i)));
            }
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> gateway.rows("SELECT count(*) FROM reply WHERE state = 'sent'")
                            .equals(List.of(Integer.toString(MESSAGES))));

            assertThat(gateway.smsc.submitted())
                    .extracting(SubmittedMessage::destination)
                    .doesNotHaveDuplicates()
                    .hasSize(MESSAGES);
            assertThat(gateway.rows("SELECT count(*), sum(attempts) FROM reply"))
                    .containsExactly(MESSAGES + " " + MESSAGES);
        }
    }
}
