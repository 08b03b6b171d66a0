package ua.meterline.sms.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BindFailureTest {
    static Stream<Arguments> failures() {
        return Stream.of(
                failure(
                        new NegativeResponseException(0x0E),
                        "rejected with 0x0E ESME_RINVPASWD: invalid password",
                        "agree on system-id, password and address with the operator",
                        true),
                failure(
                        new NegativeResponseException(0x05),
                        "rejected with 0x05 ESME_RALYBND: already bound",
                        "the SMSC takes an earlier session for bound, or another client uses this system-id",
                        false),
                failure(
                        new NegativeResponseException(0x0D),
                        "rejected with 0x0D ESME_RBINDFAIL: bind failed",
                        "agree on system-id, password and address with the operator",
                        false),
                temporary(new ResponseTimeoutException("50 ms"), "no answer to the bind"),
                temporary(new UnknownHostException("smsc.example"), "unknown host smsc.example"),
                temporary(new ConnectException("Connection refused"), "Connection refused"),
                temporary(new EOFException(), "the SMSC closed the connection without an answer"),
                failure(
                        new MalformedFrameException("command_length 352518912"),
                        "this port does not speak SMPP (command_length 352518912)",
                        "ask the operator which port does, and whether with meterline.smpp.tls",
                        true),
                temporary(new IllegalStateException(new IOException()), "IOException"),
                failure(
                        new CertPathValidatorException("validity", new CertificateExpiredException("NotAfter: 2001")),
                        "the SMSC's certificate has expired",
                        "ask the operator to renew it",
                        true),
                failure(
                        new CertificateNotYetValidException("NotBefore: 2101"),
                        "the SMSC's certificate is not valid yet",
                        "check the clock of this machine",
                        true),
                failure(
                        new CertPathBuilderException("unable to find valid certification path"),
                        "the SMSC's certificate is not signed by a trusted authority",
                        "put the operator's authority into meterline.smpp.tls.trust-store.file",
                        true),
                failure(
                        new CertificateException("No subject alternative DNS name matching localhost found."),
                        "the SMSC's certificate is for another host",
                        "write meterline.smpp.host as the certificate has it, or ask the operator for one of this host",
                        true),
                failure(
                        new SSLException("Unsupported or unrecognized SSL message"),
                        "the SMSC does not speak TLS on this port",
                        "ask the operator which port does",
                        true),
                failure(
                        new SSLHandshakeException("Received fatal alert: certificate_required"),
                        "the SMSC rejects our certificate (Received fatal alert: certificate_required)",
                        "agree on meterline.smpp.tls.key-store.file with the operator",
                        true),
                failure(
                        new SSLHandshakeException("Received fatal alert: protocol_version"),
                        "no TLS with the SMSC: Received fatal alert: protocol_version",
                        "compare TLS versions and certificates with the operator",
                        true));
    }

    private static Arguments temporary(Exception failure, String description) {
        return failure(failure, description, "is the SMSC up, and is this address allowed there?", false);
    }

    private static Arguments failure(Exception failure, String description, String advice, boolean rejected) {
        return Arguments.of(failure, new BindFailure(description, advice, rejected));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("failures")
    void describesTheCauseInOperatorsTerms(Exception failure, BindFailure expected) {
        Throwable asTheLibrariesThrowIt = new IOException("wrapped", new Wrapper(failure));

        assertThat(BindFailure.of(failure)).isEqualTo(expected);
        assertThat(BindFailure.of(asTheLibrariesThrowIt)).isEqualTo(expected);
    }

    private static final class Wrapper extends IOException {
        private static final long serialVersionUID = 1L;

        Wrapper(Exception cause) {
            super("handshake", cause);
        }
    }
}
