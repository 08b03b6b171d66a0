package ua.meterline.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.fixture.CustomerSms;
import ua.meterline.fixture.Deadline;
import ua.meterline.fixture.GatewayDatabase;
import ua.meterline.fixture.GatewayEnvironment;
import ua.meterline.fixture.GatewayProcess;
import ua.meterline.fixture.RunningGateway;
import ua.meterline.simulator.SmscSimulator;

/**
 * The gateway is killed while SMS with several readings arrive: of each one all lines are stored once, and one reply.
 */
class SeveralReadingsCrashIT {
    private static final Duration TIMEOUT = Deadline.LENGTH;
    private static final int MESSAGES = 300;

    @TempDir
    Path folder;

    @Test
    void storesAllLinesOfEachSmsOnce() throws Exception {
        try (SmscSimulator smsc = RunningGateway.startSmsc()) {
            GatewayEnvironment environment = new GatewayEnvironment(folder, smsc.port());
            try (GatewayProcess gateway = GatewayProcess.start(folder, environment)) {
                gateway.awaitBoundTo(smsc);
                for (int number = 0; number < MESSAGES; number++) {
                    smsc.enqueue(CustomerSms.message(
                            number, "06%08d 1\n07%08d 2\n08%08d 3".formatted(number, number, number)));
                }
                await().atMost(TIMEOUT)
                        .pollInterval(Duration.ofMillis(5))
                        .until(() -> smsc.acknowledged().size() >= MESSAGES / 10);
            }
            try (GatewayProcess gateway = GatewayProcess.start(folder, environment)) {
                gateway.awaitBoundTo(smsc);
                await().atMost(TIMEOUT).until(() -> smsc.queued() == 0);
                await().atMost(TIMEOUT)
                        .until(() -> GatewayDatabase.in(folder).count("reply WHERE state = 'pending'") == 0);
            }
        }
        GatewayDatabase database = GatewayDatabase.in(folder);
        assertThat(database.rows("SELECT DISTINCT outcome FROM message")).containsExactly("accepted");
        assertThat(database.rows("SELECT count(*), count(DISTINCT sender) FROM message"))
                .containsExactly(3 * MESSAGES + " " + MESSAGES);
        assertThat(database.rows("SELECT DISTINCT count(*) FROM message_part GROUP BY first_message_id"))
                .containsExactly("3");
        assertThat(database.count("reply WHERE state = 'sent' AND text = 'Принято: 3'"))
                .isEqualTo(MESSAGES);
        assertThat(database.count("reply WHERE reason = 'answered-together'")).isEqualTo(2L * MESSAGES);
    }
}
