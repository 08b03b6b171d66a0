package ua.meterline.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.fixture.CustomerSms;
import ua.meterline.fixture.GatewayEnvironment;
import ua.meterline.fixture.GatewayProcess;
import ua.meterline.fixture.RunningGateway;
import ua.meterline.simulator.SmscSimulator;

class WithoutKafkaIT {
    @TempDir
    Path folder;

    /**
     * Its classes would cost time and memory at each start. Camel and Log4j load two or three small ones of their own.
     */
    @Test
    void nothingOfKafkaIsLoadedWithoutBrokers() throws Exception {
        Path loaded = folder.resolve("loaded");
        try (SmscSimulator smsc = RunningGateway.startSmsc();
                GatewayProcess gateway = GatewayProcess.start(
                        folder, new GatewayEnvironment(folder, smsc.port()), "-Xlog:class+load:file=" + loaded)) {
            gateway.awaitBoundTo(smsc);
            smsc.enqueue(CustomerSms.reading(1));
            smsc.awaitSubmitted(1, RunningGateway.TIMEOUT);
            List<String> classes = Files.readAllLines(loaded);
            assertThat(classes).anyMatch(line -> line.contains("ua.meterline.app.Gateway "));
            assertThat(classes)
                    .filteredOn(line -> line.matches(".*\\] (org\\.apache|ua\\.meterline)\\.kafka\\..*"))
                    .isEmpty();
        }
    }
}
