package ua.meterline.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.fixture.GatewayEnvironment;
import ua.meterline.fixture.PackagedProgram;
import ua.meterline.fixture.RunningGateway;
import ua.meterline.simulator.SmscSimulator;

/**
 * From {@code bin/meterline run} to both sessions bound, with the archive that {@code archive-classes} makes: five
 * starts on a new database and five on it. Processor time is what can be compared on a shared machine.
 *
 * <p>{@code mvn -Pbench verify -Dit.test=StartIT} runs it; {@code -Dmeterline.distribution=FOLDER} measures another
 * package.
 */
@Tag("bench")
class StartIT {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final int STARTS = 5;
    private static final String SCRIPT =
            PackagedProgram.HOME.resolve("bin/meterline").toString();

    /** Until both sessions are bound. */
    private record Start(double seconds, double processorSeconds) {}

    @TempDir
    Path folder;

    @Test
    void bindsWithinFourSecondsOfProcessorTime() throws Exception {
        assertThat(new ProcessBuilder(SCRIPT, "archive-classes")
                        .inheritIO()
                        .start()
                        .waitFor())
                .isZero();
        List<Start> first = new ArrayList<>();
        List<Start> again = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            Path data = Files.createDirectory(folder.resolve("data-" + i));
            first.add(start(data));
            again.add(start(data));
        }
        print("new database", first);
        print("restart", again);
        assertThat(median(again, Start::processorSeconds)).isLessThan(4);
    }

    private Start start(Path data) throws Exception {
        try (SmscSimulator smsc = RunningGateway.startSmsc()) {
            ProcessBuilder builder = new ProcessBuilder(SCRIPT, "run")
                    .redirectErrorStream(true)
                    .redirectOutput(data.resolve("log").toFile());
            builder.environment().putAll(new GatewayEnvironment(data, smsc.port()).variables());
            long since = System.nanoTime();
            Process gateway = builder.start();
            try {
                await().atMost(TIMEOUT)
                        .pollInterval(Duration.ofMillis(5))
                        .until(() -> smsc.bound().size() == 2);
                double seconds = (System.nanoTime() - since) / 1e9;
                double processor =
                        gateway.info().totalCpuDuration().orElseThrow().toMillis() / 1e3;
                return new Start(seconds, processor);
            } finally {
                gateway.destroy();
                gateway.waitFor();
            }
        }
    }

    private static void print(String name, List<Start> starts) {
        System.out.printf(
                "%-14s bound after %.2f s (median of %d), %.2f s of processor time%n",
                name, median(starts, Start::seconds), STARTS, median(starts, Start::processorSeconds));
    }

    private static double median(List<Start> starts, ToDoubleFunction<Start> value) {
        return starts.stream()
                .mapToDouble(value)
                .sorted()
                .skip(STARTS / 2)
                .findFirst()
                .orElseThrow();
    }
}
