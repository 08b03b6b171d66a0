package ua.meterline.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.pkitesting.X509Bundle;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import ua.meterline.cli.MeterlineCommand;
import ua.meterline.config.SettingsSources;
import ua.meterline.simulator.SimulatorOptions;

/** meterline.smpp.tls=true: whom the gateway talks to, and what it says of those it does not talk to. */
class TlsIT {
    @TempDir
    Path folder;

    private Certificates certificates;
    private RunningGateway running;

    @BeforeEach
    void makeCertificates() throws Exception {
        certificates = new Certificates();
    }

    @AfterEach
    void stop() {
        if (running != null) {
            running.close();
        }
    }

    private void prepare(X509Bundle certificate, boolean asksForCertificate) throws Exception {
        running = RunningGateway.prepare(
                folder,
                SimulatorOptions.builder()
                        .tls(certificates.server(certificate))
                        .asksForCertificate(asksForCertificate)
                        .build());
        running.environment()
                .with("SMPP_TLS", true)
                .with("SMPP_TLS_TRUST_STORE_FILE", certificates.trustStore(folder))
                .with("SMPP_TLS_TRUST_STORE_PASSWORD", Certificates.PASSWORD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rx-tx", "trx"})
    void talksToAnSmscWithTheRightCertificate(String bind) throws Exception {
        prepare(certificates.right(), false);
        running.environment().with("SMPP_BIND", bind);
        assertThat(check()).contains("with TLS)").doesNotContain("FAILED");
        running.startGateway();
        running.awaitReady();

        assertThatItWorks();
    }

    @Test
    void showsItsOwnCertificateToAnSmscThatAsks() throws Exception {
        prepare(certificates.right(), true);
        running.environment()
                .with("SMPP_TLS_KEY_STORE_FILE", Certificates.keyStore(certificates.ofAClient(), folder))
                .with("SMPP_TLS_KEY_STORE_PASSWORD", Certificates.PASSWORD);
        running.startGateway();
        running.awaitReady();

        assertThatItWorks();
    }

    @Test
    void bindsAgainAfterACutAndNoticesAFrozenSmsc() throws Exception {
        prepare(certificates.right(), false);
        running.startGateway();
        running.awaitReady();
        running.smsc().dropLinks();
        running.awaitNotReady();
        running.awaitReady();
        running.smsc().behaviour().freeze(true);
        await().atMost(Duration.ofMillis(2500)).until(() -> !running.gateway().isReady());
        running.smsc().behaviour().freeze(false);
        running.awaitReady();

        assertThatItWorks();
    }

    static Stream<Arguments> wrongCertificates() throws Exception {
        Certificates operator = new Certificates();
        return Stream.of(
                Arguments.of(
                        "another host",
                        operator,
                        operator.ofAnotherHost(),
                        "the SMSC's certificate is for another host; write meterline.smpp.host as"),
                Arguments.of(
                        "expired",
                        operator,
                        operator.expired(),
                        "the SMSC's certificate has expired; ask the operator to renew it"),
                Arguments.of(
                        "self-signed",
                        operator,
                        operator.selfSigned(),
                        "the SMSC's certificate is not signed by a trusted authority; put the operator's authority into"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongCertificates")
    void doesNotTalkToAnSmscWithAnotherCertificate(
            String label, Certificates operator, X509Bundle certificate, String complaint) throws Exception {
        certificates = operator;
        prepare(certificate, false);
        running.startGateway();

        assertThat(check()).contains("FAILED  smsc").contains(complaint).doesNotContain("Exception");
        assertThat(running.gateway().isReady()).isFalse();
        assertThat(running.smsc().bound()).isEmpty();
    }

    @Test
    void saysThatTheSmscAsksForACertificate() throws Exception {
        prepare(certificates.right(), true);

        assertThat(check()).contains("the SMSC rejects our certificate").contains("meterline.smpp.tls.key-store.file");
    }

    @Test
    void saysThatTheSmscSpeaksTlsWhenWeDoNot() throws Exception {
        prepare(certificates.right(), false);
        running.environment().with("SMPP_TLS", false);

        assertThat(check())
                .contains("FAILED  smsc")
                .contains("this port does not speak SMPP")
                .contains("meterline.smpp.tls");
    }

    private void assertThatItWorks() throws Exception {
        assertThat(running.smsc()
                        .deliver(Readings.reading(1))
                        .get(5, TimeUnit.SECONDS)
                        .accepted())
                .isTrue();
        assertThat(running.smsc().awaitSubmitted(1, RunningGateway.TIMEOUT)).hasSize(1);
    }

    /** What {@code meterline check} prints. */
    private String check() throws Exception {
        Path file = Files.write(
                folder.resolve("check.properties"),
                new SettingsSources(null, running.environment().variables(), Map.of())
                        .values().values().stream()
                                .map(setting -> setting.name() + " = " + setting.text())
                                .toList());
        StringWriter out = new StringWriter();
        MeterlineCommand.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(out, true))
                .execute("check", "--config", file.toString());
        return out.toString();
    }
}
