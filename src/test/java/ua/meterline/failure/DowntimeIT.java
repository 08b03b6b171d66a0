package ua.meterline.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.fixture.CustomerSms;
import ua.meterline.fixture.DaytimeZone;
import ua.meterline.fixture.GatewayDatabase;
import ua.meterline.fixture.GatewayEnvironment;
import ua.meterline.fixture.GatewayProcess;
import ua.meterline.fixture.RunningGateway;
import ua.meterline.simulator.SimulatorOptions;
import ua.meterline.simulator.SmscSimulator;
import ua.meterline.store.UtcTime;

/** The gateway is stopped across the end of the window, which is midnight in Kyiv after the 5th. */
class DowntimeIT {
    private static final Instant HALF_AN_HOUR_BEFORE = Instant.parse("2030-11-05T21:30:00Z");
    private static final ZoneId ZONE = DaytimeZone.now();
    private static final String ON_TIME = "SELECT on_time FROM reading ORDER BY id";

    @TempDir
    Path folder;

    @Test
    void whatWaitedAtTheSmscIsOnTimeAndWhatComesAfterTheExtensionIsLate() throws Exception {
        try (RunningGateway running = RunningGateway.prepare(folder)) {
            running.environment().with(Map.of("BILLING_WINDOW_LAST_DAY", 5, "BILLING_EXTEND_AFTER", "30m"));
            running.jumpClock(Duration.between(Instant.now(), HALF_AN_HOUR_BEFORE));
            running.startBound();
            running.deliverAndAwaitReply(CustomerSms.reading(1));
            running.gateway().close();

            running.jumpClock(Duration.ofHours(1));
            running.startBound();
            running.deliverAndAwaitReply(CustomerSms.reading(2));
            assertThat(running.rows(ON_TIME)).containsExactly("1", "1");
            await().untilAsserted(() -> assertThat(running.rows("SELECT cause FROM downtime WHERE ended_at > began_at"))
                    .containsExactly("not running"));
            assertThat(running.rows("SELECT minutes BETWEEN 59 AND 65 FROM window_extension"))
                    .containsExactly("1");

            running.jumpClock(Duration.ofHours(1));
            running.deliverAndAwaitReply(CustomerSms.reading(3));
            assertThat(running.rows(ON_TIME)).containsExactly("1", "1", "0");
        }
    }

    /**
     * The downtime begins with the loss of the links, and ends when the next process is bound. The limit is longer than
     * each half of it.
     */
    @Test
    void aKillInTheMiddleOfADowntimeExtendsTheWindowByAllOfIt() throws Exception {
        GatewayDatabase database = GatewayDatabase.in(folder);
        LocalDate today = LocalDate.now(ZONE);
        SmscSimulator smsc = RunningGateway.startSmsc();
        GatewayEnvironment environment = new GatewayEnvironment(folder, smsc.port())
                .with(Map.of("TIMEZONE", ZONE, "BILLING_WINDOW_LAST_DAY", today.getDayOfMonth()))
                .with("BILLING_EXTEND_AFTER", "20s");
        try (smsc;
                GatewayProcess gateway = GatewayProcess.start(folder, environment)) {
            gateway.awaitBoundTo(smsc);
            smsc.close();
            await().atMost(RunningGateway.TIMEOUT).until(() -> database.count("downtime WHERE ended_at IS NULL") == 1);
        }
        Instant began = Instant.parse(
                database.rows("SELECT min(began_at) FROM downtime").get(0));
        await().atMost(RunningGateway.TIMEOUT).until(() -> Instant.now().isAfter(began.plusSeconds(21)));
        try (SmscSimulator again = new SmscSimulator(
                                SimulatorOptions.builder().port(smsc.port()).build())
                        .start();
                GatewayProcess restarted = GatewayProcess.start(folder, environment)) {
            restarted.awaitBoundTo(again);
            await().atMost(RunningGateway.TIMEOUT)
                    .until(() -> database.count("downtime WHERE ended_at IS NOT NULL") == 2);
        }

        // On a busy machine, the first cause may be the database.
        assertThat(database.rows("SELECT cause FROM downtime ORDER BY id"))
                .hasSize(2)
                .endsWith("not running");
        assertThat(database.rows("SELECT downtimes FROM window_extension"))
                .as("both as one")
                .singleElement()
                .asString()
                .startsWith(UtcTime.format(began).replace("Z", ""))
                .doesNotContain(";");
        Instant ended = Instant.parse(
                database.rows("SELECT max(ended_at) FROM downtime").get(0));
        Instant midnight = today.plusDays(1).atStartOfDay(ZONE).toInstant();
        long minutes = Duration.between(began, ended).plusSeconds(60).toMinutes();
        assertThat(database.rows("SELECT minutes, extended_until FROM window_extension"))
                .containsExactly(minutes + " " + UtcTime.format(midnight.plus(Duration.ofMinutes(minutes))));
    }

    @Test
    void withoutTheSettingTheWindowEndsAsAnnounced() throws Exception {
        try (RunningGateway running = RunningGateway.prepare(folder)) {
            running.environment().with(Map.of("BILLING_WINDOW_LAST_DAY", 5));
            running.jumpClock(Duration.between(Instant.now(), HALF_AN_HOUR_BEFORE));
            running.startBound();
            running.jumpClock(Duration.ofHours(1));
            running.restart();
            running.deliverAndAwaitReply(CustomerSms.reading(1));

            assertThat(running.rows(ON_TIME)).containsExactly("0");
            assertThat(running.count("downtime") + running.count("window_extension"))
                    .isZero();
        }
    }
}
