package ua.meterline.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.fixture.RunningGateway;

class UnusualInboxIT {
    @TempDir
    private Path folder;

    /** In the URI of a Camel endpoint, percent and number signs have a meaning. */
    @Test
    void isReadWhateverTheCharactersOfItsPath() throws Exception {
        Path data = Files.createDirectory(folder.resolve("50%41 #1+газ"));
        try (RunningGateway gateway = RunningGateway.start(data)) {
            Files.writeString(data.resolve("inbox/nov.csv"), "account;reading\n0501234567;12345\n");

            await().atMost(RunningGateway.TIMEOUT)
                    .untilAsserted(() -> assertThat(gateway.files("inbox/done")).contains("nov.csv.result.csv"));
            assertThat(gateway.rows("SELECT account, value FROM reading")).containsExactly("0501234567 12345");
        }
    }
}
