package ua.meterline.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.fixture.CustomerSms;
import ua.meterline.fixture.DiskRecording;
import ua.meterline.fixture.GatewayDatabase;
import ua.meterline.fixture.GatewayEnvironment;
import ua.meterline.fixture.GatewayProcess;
import ua.meterline.fixture.RunningGateway;
import ua.meterline.fixture.SeededCase;
import ua.meterline.simulator.Delivery;
import ua.meterline.simulator.SimulatorListener;
import ua.meterline.simulator.SmscSimulator;

/** A power cut loses what was not synced, in sectors; nothing that was acknowledged is among it. */
class PowerCutIT {
    private static final int MESSAGES = 2_000;
    private static final int CUTS = 30;

    @TempDir
    Path folder;

    private final Map<String, Long> acknowledgedAt = new ConcurrentHashMap<>();

    @Test
    void losesNothingThatWasAcknowledged() throws Exception {
        Path calls = folder.resolve("calls");
        assumeTrue(canRecord(), "strace is not there or may not trace");
        record(calls);
        DiskRecording recording = DiskRecording.read(calls);
        Path database = folder.resolve("meterline.db").toRealPath();
        long first = acknowledgedAt.values().stream().mapToLong(at -> at).min().orElseThrow();
        long last = acknowledgedAt.values().stream().mapToLong(at -> at).max().orElseThrow();
        assertThat(recording.isSynced(database.getParent(), 0, first))
                .as("the names are on disk")
                .isTrue();

        int[] tried = {0, 0};
        SeededCase.forAll(CUTS, random -> {
            long cut = first + (long) (random.nextDouble() * (last - first));
            Path left =
                    Files.createDirectories(folder.resolve("cut" + tried[0])).resolve("meterline.db");
            Files.write(left, recording.after(cut, database, random));
            Files.write(wal(left), recording.after(cut, wal(database), random));
            Set<String> acknowledged = acknowledgedAt.entrySet().stream()
                    .filter(message -> message.getValue() <= cut)
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());

            assertThat(GatewayDatabase.of(left).rows("PRAGMA integrity_check")).containsExactly("ok");
            assertThat(GatewayDatabase.of(left).rows("SELECT substr(sender, 2) FROM message"))
                    .doesNotHaveDuplicates()
                    .containsAll(acknowledged);
            tried[0]++;
            tried[1] += acknowledged.size();
        });
        System.out.printf("%d power cuts: %d acknowledgements, none lost%n", tried[0], tried[1]);
    }

    private static boolean canRecord() throws InterruptedException {
        try {
            return new ProcessBuilder("strace", "-f", "--seccomp-bpf", "-qq", "-e", "trace=fsync", "true")
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private void record(Path calls) throws Exception {
        try (SmscSimulator smsc = RunningGateway.startSmsc();
                GatewayProcess gateway = GatewayProcess.startUnder(
                        DiskRecording.recorder(calls), folder, new GatewayEnvironment(folder, smsc.port()))) {
            gateway.awaitBoundTo(smsc);
            smsc.addListener(new SimulatorListener() {
                @Override
                public void delivered(Delivery delivery) {
                    if (delivery.accepted()) {
                        acknowledgedAt.put(
                                delivery.message().sender().value(),
                                ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()));
                    }
                }
            });
            CustomerSms.readings(0, MESSAGES).forEach(smsc::enqueue);
            await().atMost(RunningGateway.TIMEOUT.multipliedBy(2)).until(() -> acknowledgedAt.size() == MESSAGES);
        }
        await().until(() -> Files.readString(calls).contains("+++ killed by SIGKILL +++"));
    }

    private static Path wal(Path database) {
        return database.resolveSibling(database.getFileName() + "-wal");
    }
}
