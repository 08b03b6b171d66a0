package ua.meterline.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.mail.mailbox.ScriptedImap;
import ua.meterline.simulator.SmscSimulator;

/** DESIGN.md: "SIGTERM", while mails and files are being taken. */
class MailStopIT {
    private static final Duration TIMEOUT_AND_A_LITTLE = Duration.ofSeconds(6);
    private static final int FILES = 1000;

    @TempDir
    Path folder;

    private SmscSimulator smsc;
    private ScriptedImap imap;
    private GatewayEnvironment environment;

    @BeforeEach
    void prepare() throws Exception {
        smsc = RunningGateway.simulator(0).start();
        imap = new ScriptedImap();
        environment = new GatewayEnvironment(folder, smsc.port())
                .with("INBOX_QUIET_TIME", "0ms")
                .with("MAIL_IMAP_HOST", "127.0.0.1")
                .with("MAIL_IMAP_PORT", imap.port())
                .with("MAIL_IMAP_USERNAME", "meterline")
                .with("MAIL_IMAP_PASSWORD", "secret")
                .with("MAIL_IMAP_TLS", "none");
    }

    @AfterEach
    void stop() throws Exception {
        imap.close();
        smsc.close();
    }

    @Test
    void waitsForNoMailServerThatSaysNothingAndLeavesFilesForTheNextStart() throws Exception {
        imap.script(command -> command.equals("IDLE") ? ScriptedImap.SILENCE : null);
        try (GatewayProcess gateway = GatewayProcess.startCommand(folder, environment)) {
            gateway.awaitBoundTo(smsc);
            await().atMost(RunningGateway.TIMEOUT).until(() -> imap.heard("IDLE") > 0);
            for (int i = 0; i < FILES; i++) {
                Files.writeString(folder.resolve("inbox/letter-" + i + ".eml"), Letters.reading(i));
            }
            await().atMost(RunningGateway.TIMEOUT)
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> new StoredRows(folder).count("message") > 0);
            gateway.terminate();

            assertThat(gateway.endsWithin(TIMEOUT_AND_A_LITTLE)).isTrue();
            assertThat(gateway.exitCode()).isZero();
            assertThat(gateway.log()).contains("Stopped").doesNotContain("WARN", "ERROR", "\tat ");
        }
        try (GatewayProcess gateway = GatewayProcess.startCommand(folder, environment)) {
            gateway.awaitBoundTo(smsc);
            await().atMost(RunningGateway.TIMEOUT).until(() -> new StoredRows(folder).count("reading") == FILES);
        }
        assertThat(new StoredRows(folder).count("message")).isEqualTo(FILES);
    }

    @Test
    void doesNotWaitForTheAnswerToALogin() throws Exception {
        imap.script(command -> ScriptedImap.SILENCE);
        try (GatewayProcess gateway = GatewayProcess.startCommand(folder, environment)) {
            gateway.awaitBoundTo(smsc);
            await().atMost(RunningGateway.TIMEOUT).until(() -> !imap.heard().isEmpty());
            gateway.terminate();

            assertThat(gateway.endsWithin(TIMEOUT_AND_A_LITTLE)).isTrue();
            assertThat(gateway.exitCode()).isZero();
            assertThat(gateway.log()).contains("Stopped").doesNotContain("WARN", "ERROR", "\tat ");
        }
    }
}
