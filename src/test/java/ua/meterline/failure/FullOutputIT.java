package ua.meterline.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.fixture.CustomerSms;
import ua.meterline.fixture.GatewayEnvironment;
import ua.meterline.fixture.GatewayProcess;
import ua.meterline.fixture.RunningGateway;
import ua.meterline.fixture.Stopwatch;
import ua.meterline.simulator.SmscSimulator;

/** Standard output is a full pipe that is not read. */
@EnabledOnOs(OS.LINUX)
class FullOutputIT {
    private static final int PIPE_CAPACITY = 64 * 1024;

    @TempDir
    Path folder;

    /** A line about a lost link used to block the thread that binds the next one, and the end. */
    @Test
    void neitherDelaysTheWorkNorTheEnd() throws Exception {
        Path pipe = folder.resolve("output");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        try (SmscSimulator smsc = RunningGateway.startSmsc();
                RandomAccessFile unread = new RandomAccessFile(pipe.toFile(), "rw")) {
            unread.write(new byte[PIPE_CAPACITY]);
            try (GatewayProcess gateway =
                    GatewayProcess.startWithOutput(pipe, new GatewayEnvironment(folder, smsc.port()))) {
                gateway.awaitBoundTo(smsc);
                for (int drop = 1; drop <= 3; drop++) {
                    smsc.dropLinks();
                    smsc.enqueue(CustomerSms.reading(drop));
                    int submitted = drop;
                    await().atMost(RunningGateway.TIMEOUT)
                            .until(() -> smsc.submitted().size() == submitted);
                }
                Stopwatch stopwatch = new Stopwatch();
                gateway.terminate();
                assertThat(gateway.endsWithin(Duration.ofSeconds(30))).isTrue();
                stopwatch.print("full pipe: ended by SIGTERM");
                assertThat(gateway.exitCode()).isZero();
            }
        }
    }
}
