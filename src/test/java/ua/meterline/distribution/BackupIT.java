package ua.meterline.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.distribution.Distribution.Running;
import ua.meterline.fixture.CustomerSms;
import ua.meterline.fixture.Deadline;
import ua.meterline.fixture.GatewayDatabase;
import ua.meterline.simulator.SimulatorOptions;
import ua.meterline.simulator.SmscSimulator;

/** A backup while messages arrive. */
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
    void isASnapshotThatCanBeRestored() throws Exception {
        Distribution distribution = Distribution.in(folder);
        Path copy = folder.resolve("copy.db");
        GatewayDatabase database = GatewayDatabase.of(copy);
        try (SmscSimulator smsc = new SmscSimulator(SimulatorOptions.builder().build()).start()) {
            Map<String, String> environment = Map.of(
                    "METERLINE_SMPP_HOST", "127.0.0.1",
                    "METERLINE_SMPP_PORT", String.valueOf(smsc.port()),
                    "METERLINE_HTTP_PORT", "0");
            try (Running gateway = distribution.start(environment, "run")) {
                await().atMost(Deadline.LENGTH).until(() -> smsc.bound().size() == 2);
                load.scheduleAtFixedRate(() -> send(smsc), 0, 10, TimeUnit.MILLISECONDS);
                await().atMost(Deadline.LENGTH).until(() -> smsc.acknowledged().size() > 500);
                int before = smsc.acknowledged().size();
                try (Running backup = distribution.start(environment, "backup", copy.toString())) {
                    assertThat(backup.exitCode()).as(backup.errors()).isZero();
                    assertThat(backup.errors().lines())
                            .as("no progress without a terminal")
                            .singleElement()
                            .asString()
                            .startsWith("meterline: database /");
                }
                assertThat(database.count("message")).isGreaterThanOrEqualTo(before);
                int then = smsc.acknowledged().size();
                await().atMost(Deadline.LENGTH).until(() -> smsc.acknowledged().size() > then);
                try (Running restore = distribution.start(environment, "restore", copy.toString())) {
                    assertThat(restore.exitCode()).isEqualTo(1);
                    assertThat(restore.errors()).contains("is running on this folder; stop it first");
                }
                gateway.process().destroy();
                assertThat(gateway.exitCode()).isZero();
            }
            assertThat(database.count("message"))
                    .as("messages and replies are written in one transaction")
                    .isEqualTo(database.count("reply"))
                    .isEqualTo(database.count("reading"));
            long stored = database.count("message");
            try (Running restore = distribution.start(environment, "restore", copy.toString())) {
                assertThat(restore.exitCode()).as(restore.errors()).isZero();
                assertThat(restore.output()).contains("restored data/meterline.db from ", ".replaced-");
            }
            assertThat(GatewayDatabase.in(folder.resolve("data")).count("message"))
                    .isEqualTo(stored);
        }
    }

    private void send(SmscSimulator smsc) {
        for (int i = 0; i < 5; i++) {
            smsc.enqueue(CustomerSms.reading(sent.getAndIncrement()));
        }
    }
}
