package ua.meterline.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.fixture.ClosedPort;
import ua.meterline.fixture.GatewayEnvironment;
import ua.meterline.fixture.GatewayProcess;
import ua.meterline.fixture.RunningGateway;

/** The log of a process under systemd, and in a file. */
@EnabledOnOs(OS.LINUX)
class LogIT {
    @TempDir
    Path folder;

    @Test
    void givesTheJournalPrioritiesAndTheFileTimes() throws Exception {
        Path output = Files.createFile(folder.resolve("gateway.log"));
        Path file = folder.resolve("log/meterline.log");
        List<String> journal = List.of(
                "env",
                "JOURNAL_STREAM=" + Files.getAttribute(output, "unix:dev") + ":"
                        + Files.getAttribute(output, "unix:ino"));
        try (ClosedPort smsc = new ClosedPort();
                GatewayProcess gateway = GatewayProcess.startUnder(
                        journal, folder, new GatewayEnvironment(folder, smsc.number()).with("LOG_FILE", file))) {
            await().atMost(RunningGateway.TIMEOUT).until(() -> gateway.log().contains("not bound"));

            assertThat(gateway.log().lines()).allMatch(line -> line.matches("<[346]>\\w+: .*"));
            assertThat(gateway.log())
                    .contains("<6>HttpServer: HTTP: listening on all addresses:")
                    .contains("<4>LinkSupervisor: SMSC 127.0.0.1:" + smsc.number() + ": receiver not bound:");
            await().untilAsserted(() -> assertThat(Files.readString(file)).contains("receiver not bound"));
            assertThat(Files.readAllLines(file))
                    .allMatch(line -> line.matches("\\d{4}-\\d\\d-\\d\\dT\\S+ (INFO |WARN |ERROR) \\w+: .*"));
        }
    }
}
