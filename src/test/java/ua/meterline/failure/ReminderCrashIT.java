package ua.meterline.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.app.Gateway;
import ua.meterline.fixture.ClosedPort;
import ua.meterline.fixture.DaytimeZone;
import ua.meterline.fixture.FaultInjector;
import ua.meterline.fixture.FaultPoint;
import ua.meterline.fixture.GatewayDatabase;
import ua.meterline.fixture.GatewayEnvironment;
import ua.meterline.fixture.PastReadings;
import ua.meterline.fixture.RunningGateway;
import ua.meterline.simulator.SmscSimulator;

/** SIGKILL while the reminders of the day are scheduled, 100 in a transaction: each number is reminded once. */
class ReminderCrashIT {
    private static final int NUMBERS = 250;
    private static final ZoneId ZONE = DaytimeZone.now();
    private static final String EVERY_DAY =
            IntStream.rangeClosed(1, 31).mapToObj(Integer::toString).collect(Collectors.joining(","));

    @TempDir
    Path folder;

    /** The SMSC cannot be reached until the end, so that no submit_sm is in flight at a crash. */
    @Test
    void eachNumberIsRemindedOnceAfterTwoCrashes() throws Exception {
        GatewayDatabase database = GatewayDatabase.in(folder);
        try (SmscSimulator smsc = RunningGateway.startSmsc();
                ClosedPort unreachable = new ClosedPort()) {
            GatewayEnvironment environment = new GatewayEnvironment(folder, smsc.port()).with("TIMEZONE", ZONE);
            environment.start().close();
            PastReadings.insert(database, NUMBERS, ZONE);
            environment.with(Map.of("REMINDERS_DAYS", EVERY_DAY, "REMINDERS_HOURS", "00:00-23:59"));

            environment.with("SMPP_PORT", unreachable.number());
            FaultInjector.killAt(FaultPoint.REMINDERS_NOT_COMMITTED, folder, environment);
            assertThat(database.count("notice")).isEqualTo(100);
            FaultInjector.killAt(FaultPoint.REMINDERS_NOT_COMMITTED, folder, environment);
            assertThat(database.count("notice")).isEqualTo(200);
            environment.with("SMPP_PORT", smsc.port());
            try (Gateway gateway = environment.start()) {
                await().atMost(RunningGateway.TIMEOUT)
                        .until(() -> database.count("notice WHERE state = 'sent'") == NUMBERS);
                assertThat(gateway.isReady()).isTrue();
            }
            assertThat(smsc.submitted())
                    .hasSize(NUMBERS)
                    .extracting(reminder -> reminder.destination().value())
                    .doesNotHaveDuplicates();
        }
        assertThat(database.rows(
                        "SELECT count(*), count(DISTINCT number_key), count(DISTINCT notice_id) FROM reminder"))
                .containsExactly("250 250 250");
    }
}
