package ua.meterline.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.distribution.Distribution.Running;
import ua.meterline.simulator.MobileMessage;
import ua.meterline.simulator.SimulatorOptions;
import ua.meterline.simulator.SmscSimulator;

/** A backup while messages come in. */
class BackupIT {
    private final ScheduledExecutorService load = Executors.newSingleThreadScheduledExecutor();
    private final AtomicInteger sent = new AtomicInteger();

    @TempDir
    private Path folder;

    @AfterEach
    void stopLoad() {
        load.shutdownNow();
    }

    @Test
    void copiesOneMomentWhileTheGatewayTakesMessagesAndPutsItBack() throws Exception {
        Distribution distribution = Distribution.in(folder);
        Path copy = folder.resolve("copy.db");
        try (SmscSimulator smsc = new SmscSimulator(SimulatorOptions.builder().build()).start()) {
            Map<String, String> environment = Map.of(
                    "METERLINE_SMPP_HOST", "127.0.0.1",
                    "METERLINE_SMPP_PORT", String.valueOf(smsc.port()),
                    "METERLINE_HTTP_PORT", "0");
            try (Running gateway = distribution.start(environment, "run")) {
                await().atMost(Duration.ofSeconds(60)).until(() -> smsc.bound().size() == 2);
                load.scheduleAtFixedRate(() -> send(smsc), 0, 10, TimeUnit.MILLISECONDS);
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> smsc.acknowledged().size() > 500);
                int before = smsc.acknowledged().size();
                try (Running backup = distribution.start(environment, "backup", copy.toString())) {
                    assertThat(backup.exitCode()).as(backup.complaints()).isZero();
                    assertThat(backup.complaints())
                            .as("no progress without a terminal")
                            .isEmpty();
                }
                assertThat(number(copy, "SELECT count(*) FROM message")).isGreaterThanOrEqualTo(before);
                int then = smsc.acknowledged().size();
                await().atMost(Duration.ofSeconds(20))
                        .until(() -> smsc.acknowledged().size() > then);
                try (Running restore = distribution.start(environment, "restore", copy.toString())) {
                    assertThat(restore.exitCode()).isEqualTo(1);
                    assertThat(restore.complaints()).contains("is running on this folder; stop it first");
                }
                gateway.process().destroy();
                assertThat(gateway.exitCode()).isZero();
            }
            assertThat(number(copy, "SELECT count(*) FROM message"))
                    .as("messages and replies are written in one transaction")
                    .isEqualTo(number(copy, "SELECT count(*) FROM reply"))
                    .isEqualTo(number(copy, "SELECT count(*) FROM reading"));
            long stored = number(copy, "SELECT count(*) FROM message");
            try (Running restore = distribution.start(environment, "restore", copy.toString())) {
                assertThat(restore.exitCode()).as(restore.complaints()).isZero();
                assertThat(restore.output()).contains("restored data/meterline.db from ", ".replaced-");
            }
            assertThat(number(folder.resolve("data/meterline.db"), "SELECT count(*) FROM message"))
                    .isEqualTo(stored);
        }
    }

    private void send(SmscSimulator smsc) {
        for (int i = 0; i < 5; i++) {
            int number = sent.getAndIncrement();
            smsc.enqueue(MobileMessage.of("38050%07d".formatted(number), "7104", "05%08d 12345".formatted(number)));
        }
    }

    private static long number(Path database, String sql) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            return result.getLong(1);
        }
    }
}
