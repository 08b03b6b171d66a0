package ua.meterline.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import org.apache.camel.FailedToStartRouteException;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BindFailureTest {
    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(
                        new IOException("wrapped", new NegativeResponseException(0x0E)),
                        "rejected with 0x0E ESME_RINVPASWD: invalid password",
                        true),
                Arguments.of(
                        new NegativeResponseException(0x0D), "rejected with 0x0D ESME_RBINDFAIL: bind failed", true),
                Arguments.of(
                        new IOException("wrapped", new ResponseTimeoutException("50 ms")),
                        "no answer to the bind",
                        false),
                Arguments.of(new UnknownHostException("smsc.example"), "unknown host smsc.example", false),
                Arguments.of(new ConnectException("Connection refused"), "Connection refused", false),
                Arguments.of(new IllegalStateException(new IOException()), "IOException", false));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("failures")
    void saysTheCauseInAnOperatorsWords(Exception failure, String description, boolean rejected) {
        Throwable asCamelThrowsIt = new FailedToStartRouteException("receive-sms", "no session", failure);

        assertThat(BindFailure.of(asCamelThrowsIt)).isEqualTo(new BindFailure(description, rejected));
    }
}
