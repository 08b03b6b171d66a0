package ua.meterline.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ua.meterline.simulator.MobileMessage;

/** Credentials are an operator's to choose: no character of theirs means anything to an endpoint's URI. */
class CredentialsIT {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {"meterline, p)&+%#?x", "a b&c=d+e%20f, )&x=(y"})
    void reachTheSmscAsTheyAreWritten(String systemId, String password) throws Exception {
        Map<String, String> credentials =
                Map.of("METERLINE_SMPP_SYSTEM_ID", systemId, "METERLINE_SMPP_PASSWORD", password);

        try (RunningGateway gateway = new RunningGateway(folder, credentials)) {
            assertThat(gateway.smsc.bound()).hasSize(2);
            gateway.deliverAndAwaitReply(MobileMessage.of("380671112233", "7104", "0501234567 42"));
        }
    }
}
