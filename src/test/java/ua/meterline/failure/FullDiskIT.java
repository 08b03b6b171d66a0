package ua.meterline.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.fixture.CustomerSms;
import ua.meterline.fixture.Deadline;
import ua.meterline.fixture.GatewayDatabase;
import ua.meterline.fixture.GatewayEnvironment;
import ua.meterline.fixture.GatewayProcess;
import ua.meterline.fixture.RunningGateway;
import ua.meterline.fixture.SmallDisk;
import ua.meterline.fixture.Stopwatch;
import ua.meterline.simulator.SmscSimulator;

/** A disk that is full from the start, during a run, after a crash, and free again. */
@EnabledOnOs(OS.LINUX)
class FullDiskIT {
    private static final int RETRYABLE = 0x64;

    @TempDir
    Path folder;

    private GatewayEnvironment environment;

    @Test
    void refusesMessagesWhileItIsFullAndGoesOnWhenItIsFree() throws Exception {
        Path mounted = folder.resolve("disk");
        try (SmallDisk disk = SmallDisk.mount(mounted, 16);
                SmscSimulator smsc = RunningGateway.startSmsc()) {
            environment = new GatewayEnvironment(mounted, smsc.port());
            disk.fill();
            try (GatewayProcess gateway = start(disk)) {
                await().atMost(RunningGateway.TIMEOUT).until(() -> gateway.log().contains("Data in "));
                Stopwatch stopwatch = new Stopwatch();
                assertThat(gateway.endsWithin(Duration.ofSeconds(40))).isTrue();
                stopwatch.print("full disk, from the start: ended");
                assertThat(gateway.exitCode()).isEqualTo(1);
                assertThat(stopwatch.millis()).isLessThan(10_000);
                assertThat(gateway.log())
                        .contains("meterline.db: ", "disk is full")
                        .doesNotContain("\tat ");
            }
            disk.free();
            try (GatewayProcess gateway = start(disk)) {
                gateway.awaitBoundTo(smsc);
                assertThat(status(smsc, 1)).isZero();
                disk.fill();
                assertThat(status(smsc, 2)).isEqualTo(RETRYABLE);
            }
            await().until(() -> smsc.bound().isEmpty());
            try (GatewayProcess gateway = start(disk)) {
                gateway.awaitBoundTo(smsc);
                assertThat(status(smsc, 3)).isEqualTo(RETRYABLE);
                disk.free();
                Stopwatch stopwatch = new Stopwatch();
                await().atMost(RunningGateway.TIMEOUT).until(() -> status(smsc, 4) == 0);
                stopwatch.print("full disk, free again: accepting again");
            }
            assertThat(stored(disk)).containsExactly("+" + CustomerSms.sender(1), "+" + CustomerSms.sender(4));
        }
    }

    /** Copied: SQLite resolves the path to one outside of the namespace. */
    private List<String> stored(SmallDisk disk) throws IOException {
        for (String file : List.of("meterline.db", "meterline.db-wal")) {
            Files.copy(disk.outside().resolve(file), folder.resolve(file));
        }
        return GatewayDatabase.in(folder).rows("SELECT sender FROM message ORDER BY id");
    }

    private GatewayProcess start(SmallDisk disk) throws Exception {
        return GatewayProcess.startUnder(disk.entering(), folder, environment);
    }

    private static int status(SmscSimulator smsc, int number) throws Exception {
        return smsc.deliver(CustomerSms.reading(number))
                .get(Deadline.SECONDS, TimeUnit.SECONDS)
                .commandStatus();
    }
}
