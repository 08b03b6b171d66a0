package ua.meterline.journey;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ua.meterline.fixture.CustomerSms;
import ua.meterline.fixture.RunningGateway;
import ua.meterline.simulator.SimulatorOptions;

class CredentialsIT {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {"meterline, p)&+%#?x", "a b&c=d+e%20f, )&x=(y"})
    void mayContainCharactersThatHaveAMeaningInEndpointUris(String systemId, String password) throws Exception {
        SimulatorOptions smsc =
                SimulatorOptions.builder().systemId(systemId).password(password).build();
        try (RunningGateway gateway = RunningGateway.prepare(folder, smsc)) {
            gateway.environment().with("SMPP_SYSTEM_ID", systemId).with("SMPP_PASSWORD", password);
            gateway.startBound();

            gateway.deliverAndAwaitReply(CustomerSms.reading(1));
        }
    }
}
