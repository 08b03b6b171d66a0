package ua.meterline.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientPropertiesTest {
    @TempDir
    Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("client.properties"), text);
    }

    @Test
    void areThoseOfTheFile() throws IOException {
        assertThat(ClientProperties.read(file("security.protocol = SASL_SSL\n")))
                .containsExactlyEntriesOf(java.util.Map.of("security.protocol", "SASL_SSL"));
        assertThat(ClientProperties.read(null)).isEmpty();
    }

    @Test
    void doNotWeakenAGuarantee() throws IOException {
        Path file = file("acks = 1\n");
        assertThatIOException()
                .isThrownBy(() -> ClientProperties.read(file))
                .withMessage("meterline.intake.kafka.client-properties: " + file
                        + ": acks is Meterline's, because guarantees rest on it; remove it");
    }

    @Test
    void areMissedWithTheNameOfTheSetting() {
        assertThatIOException()
                .isThrownBy(() -> ClientProperties.read(folder.resolve("none")))
                .withMessageStartingWith("meterline.intake.kafka.client-properties: cannot read ");
    }
}
