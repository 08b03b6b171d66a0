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
import ua.meterline.fixture.CustomerSms;
import ua.meterline.fixture.GatewayEnvironment;
import ua.meterline.fixture.GatewayProcess;
import ua.meterline.fixture.RunningGateway;
import ua.meterline.simulator.SimulatorOptions;
import ua.meterline.simulator.SmscSimulator;

/** SIGHUP reloads the settings of a running gateway. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class ReloadIT {
    @TempDir
    Path folder;

    private int replies;

    @Test
    void appliesReloadableSettingsAndKeepsAllOfThemWhenOneIsWrong() throws Exception {
        write("meterline.replies.accepted = first");
        try (SmscSimulator smsc = RunningGateway.startSmsc();
                GatewayProcess gateway = GatewayProcess.start(
                        folder, new GatewayEnvironment(folder, smsc.port()), "-Dmeterline.config=" + file())) {
            gateway.awaitBoundTo(smsc);
            assertThat(replyOf(smsc)).isEqualTo("first");

            write("meterline.replies.accepted = second", "meterline.short-code = 7105");
            reload(gateway, "Settings: reloaded, changed: meterline.replies.accepted");
            await().until(() -> gateway.log().contains("changed, but needs a restart: meterline.short-code"));
            assertThat(replyOf(smsc)).isEqualTo("second");

            write("meterline.replies.accepted = third", "meterline.short-code = short");
            reload(gateway, "not reloaded, nothing is changed: meterline.short-code = 'short' (" + file() + ":2)");
            assertThat(replyOf(smsc)).isEqualTo("second");
        }
    }

    /**
     * As docs/secrets.md has it: the next bind takes the new password, and until then one line says why there is none.
     */
    @Test
    void bindsWithARotatedPasswordAfterAReload() throws Exception {
        write("meterline.smpp.password = former");
        SmscSimulator smsc = smsc(0, "former");
        try (GatewayProcess gateway = GatewayProcess.start(
                folder, new GatewayEnvironment(folder, smsc.port()), "-Dmeterline.config=" + file())) {
            gateway.awaitBoundTo(smsc);
            smsc.close();
            smsc = smsc(smsc.port(), "rotated");
            await().atMost(RunningGateway.TIMEOUT).until(() -> gateway.log().contains("0x0E ESME_RINVPASWD"));
            assertThat(gateway.log().lines().filter(line -> line.contains("ESME_RINVPASWD")))
                    .as("one line for each session, however often it is refused")
                    .hasSizeLessThanOrEqualTo(2)
                    .allMatch(line -> line.contains("invalid password"));
            assertThat(gateway.log()).doesNotContain("\tat ", "former");

            write("meterline.smpp.password = rotated");
            reload(gateway, "Settings: reloaded, changed: meterline.smpp.password");
            gateway.awaitBoundTo(smsc);
            replyOf(smsc);
            assertThat(gateway.log()).doesNotContain("= rotated", "needs a restart");
        } finally {
            smsc.close();
        }
    }

    private static SmscSimulator smsc(int port, String password) throws Exception {
        SimulatorOptions options =
                SimulatorOptions.builder().port(port).password(password).build();
        return new SmscSimulator(options).start();
    }

    private String replyOf(SmscSimulator smsc) throws Exception {
        smsc.enqueue(CustomerSms.reading(++replies));
        return smsc.awaitSubmitted(replies, RunningGateway.TIMEOUT)
                .get(replies - 1)
                .text();
    }

    private static void reload(GatewayProcess gateway, String line) throws Exception {
        assertThat(new ProcessBuilder("kill", "-HUP", Long.toString(gateway.pid()))
                        .start()
                        .waitFor())
                .isZero();
        await().atMost(RunningGateway.TIMEOUT).until(() -> gateway.log().contains(line));
    }

    private void write(String... lines) throws Exception {
        Files.write(file(), List.of(lines));
    }

    private Path file() {
        return folder.resolve("gateway.properties");
    }
}
