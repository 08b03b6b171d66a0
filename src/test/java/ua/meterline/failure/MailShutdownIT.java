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
import ua.meterline.fixture.CustomerMail;
import ua.meterline.fixture.GatewayDatabase;
import ua.meterline.fixture.GatewayEnvironment;
import ua.meterline.fixture.GatewayProcess;
import ua.meterline.fixture.RunningGateway;
import ua.meterline.mail.mailbox.ScriptedImap;
import ua.meterline.simulator.SmscSimulator;

/** SIGTERM while mails and files are being imported. */
class MailShutdownIT {
    /** The gateway takes 6 seconds at most; a loaded machine is given more. */
    private static final Duration SHUTDOWN_LIMIT = Duration.ofSeconds(15);

    private static final int FILES = 1000;

    @TempDir
    Path folder;

    private SmscSimulator smsc;
    private ScriptedImap imap;
    private GatewayEnvironment environment;

    @BeforeEach
    void prepare() throws Exception {
        smsc = RunningGateway.startSmsc();
        imap = new ScriptedImap();
        environment = new GatewayEnvironment(folder, smsc.port())
                .with("SHUTDOWN_TIMEOUT", "3s")
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
    void doesNotWaitForASilentMailServerAndLeavesFilesForTheNextStart() throws Exception {
        imap.script(command -> command.equals("IDLE") ? ScriptedImap.SILENCE : null);
        try (GatewayProcess gateway = GatewayProcess.start(folder, environment)) {
            gateway.awaitBoundTo(smsc);
            await().atMost(RunningGateway.TIMEOUT).until(() -> imap.heard("IDLE") > 0);
            for (int i = 0; i < FILES; i++) {
                Files.writeString(folder.resolve("inbox/letter-" + i + ".eml"), CustomerMail.reading(i));
            }
            await().atMost(RunningGateway.TIMEOUT)
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> GatewayDatabase.in(folder).count("message") > 0);
            gateway.terminate();

            assertThat(gateway.endsWithin(SHUTDOWN_LIMIT)).isTrue();
            assertThat(gateway.exitCode()).isZero();
            assertThat(gateway.log()).contains("Stopped").doesNotContain("WARN", "ERROR", "\tat ");
        }
        try (GatewayProcess gateway = GatewayProcess.start(folder, environment)) {
            gateway.awaitBoundTo(smsc);
            await().atMost(RunningGateway.TIMEOUT)
                    .until(() -> GatewayDatabase.in(folder).count("reading") == FILES);
        }
        assertThat(GatewayDatabase.in(folder).count("message")).isEqualTo(FILES);
    }

    @Test
    void doesNotWaitForTheResponseToALogin() throws Exception {
        imap.script(command -> ScriptedImap.SILENCE);
        try (GatewayProcess gateway = GatewayProcess.start(folder, environment)) {
            gateway.awaitBoundTo(smsc);
            await().atMost(RunningGateway.TIMEOUT).until(() -> !imap.heard().isEmpty());
            gateway.terminate();

            assertThat(gateway.endsWithin(SHUTDOWN_LIMIT)).isTrue();
            assertThat(gateway.exitCode()).isZero();
            assertThat(gateway.log()).contains("Stopped").doesNotContain("WARN", "ERROR", "\tat ");
        }
    }
}
