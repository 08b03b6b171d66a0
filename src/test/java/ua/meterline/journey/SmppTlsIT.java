package ua.meterline.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.pkitesting.X509Bundle;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import ua.meterline.fixture.Certificates;
import ua.meterline.fixture.CheckCommand;
import ua.meterline.fixture.CustomerSms;
import ua.meterline.fixture.RunningGateway;
import ua.meterline.simulator.SimulatorOptions;

/** meterline.smpp.tls=true: which SMSCs the gateway binds to, and what it reports about the others. */
class SmppTlsIT {
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

    private void prepare(X509Bundle certificate, boolean requiresCertificate) throws Exception {
        running = RunningGateway.prepare(
                folder,
                SimulatorOptions.builder()
                        .tls(certificates.server(certificate))
                        .asksForCertificate(requiresCertificate)
                        .build());
        running.environment()
                .with("SMPP_RESPONSE_TIMEOUT", "1s")
                .with("SMPP_TLS", true)
                .with("SMPP_TLS_TRUST_STORE_FILE", certificates.trustStore(folder))
                .with("SMPP_TLS_TRUST_STORE_PASSWORD", Certificates.PASSWORD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rx-tx", "trx"})
    void bindsToAnSmscWithAValidCertificate(String bind) throws Exception {
        prepare(certificates.valid(), false);
        running.environment().with("SMPP_BIND", bind);
        assertThat(check()).contains("with TLS)").doesNotContain("FAILED");
        running.startBound();

        assertThatAReadingIsAnswered();
    }

    @Test
    void presentsItsOwnCertificateToAnSmscThatRequiresOne() throws Exception {
        prepare(certificates.valid(), true);
        running.environment()
                .with("SMPP_TLS_KEY_STORE_FILE", Certificates.keyStore(certificates.forClient(), folder))
                .with("SMPP_TLS_KEY_STORE_PASSWORD", Certificates.PASSWORD);
        running.startBound();

        assertThatAReadingIsAnswered();
    }

    @Test
    void reconnectsAfterADropAndDetectsAFrozenSmsc() throws Exception {
        prepare(certificates.valid(), false);
        running.environment().with("SMPP_ENQUIRE_LINK_INTERVAL", "1s");
        running.startBound();
        running.dropLinksAndAwaitReady();
        running.smsc().behaviour().freeze(true);
        running.awaitNotReady();
        running.smsc().behaviour().freeze(false);
        running.awaitReady();

        assertThatAReadingIsAnswered();
    }

    static Stream<Arguments> wrongCertificates() throws Exception {
        Certificates operator = new Certificates();
        return Stream.of(
                Arguments.of(
                        "another host",
                        operator,
                        operator.forAnotherHost(),
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
    void doesNotBindToAnSmscWithAnInvalidCertificate(
            String label, Certificates operator, X509Bundle certificate, String report) throws Exception {
        certificates = operator;
        prepare(certificate, false);
        running.startGateway();

        assertThat(check()).contains("FAILED  smsc").contains(report).doesNotContain("Exception");
        assertThat(running.gateway().isReady()).isFalse();
        assertThat(running.smsc().bound()).isEmpty();
    }

    @Test
    void reportsThatTheSmscRequiresACertificate() throws Exception {
        prepare(certificates.valid(), true);

        assertThat(check()).contains("the SMSC rejects our certificate").contains("meterline.smpp.tls.key-store.file");
    }

    @Test
    void reportsThatTheSmscExpectsTls() throws Exception {
        prepare(certificates.valid(), false);
        running.environment().with("SMPP_TLS", false);

        assertThat(check())
                .contains("FAILED  smsc")
                .contains("this port does not speak SMPP")
                .contains("meterline.smpp.tls");
    }

    private void assertThatAReadingIsAnswered() throws Exception {
        running.deliverAndAwaitReply(CustomerSms.reading(1));
    }

    private String check() throws Exception {
        return CheckCommand.output(folder, running.environment());
    }
}
