package ua.meterline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.config.Settings;
import ua.meterline.fixture.DocumentedFile;

/** The settings of gateways that docs/cluster.md shows. Those of other programs are run by the tests of a failover. */
class ClusterDocumentTest {
    private static final String DOCUMENT = "docs/cluster.md";

    @TempDir
    Path folder;

    @Test
    void theSettingsOfTheFirstGatewayAreValid() throws Exception {
        Settings settings = load(DocumentedFile.in(DOCUMENT, "meterline.node = gw1"));

        assertThat(settings.node()).isEqualTo("gw1");
        assertThat(settings.database().url()).isEqualTo("jdbc:postgresql://db1,db2,db3/meterline");
        assertThat(settings.links()).hasSize(1);
    }

    @Test
    void thoseOfTheSecondOneReplaceLinesOfTheFirst() throws Exception {
        DocumentedFile file = DocumentedFile.in(DOCUMENT, "meterline.node = gw1");
        for (String line : DocumentedFile.in(DOCUMENT, "meterline.node = gw2")
                .text()
                .strip()
                .lines()
                .toList()) {
            String name = line.replaceFirst("=.*", "=");
            String replaced = file.text()
                    .lines()
                    .filter(one -> one.startsWith(name))
                    .findFirst()
                    .orElseThrow();
            file = file.with(replaced, line);
        }

        assertThat(load(file).node()).isEqualTo("gw2");
    }

    private Settings load(DocumentedFile file) throws Exception {
        Path settings = Files.writeString(folder.resolve("meterline.properties"), file.text());
        return Settings.load(settings, Map.of("METERLINE_DATABASE_PASSWORD", "secret"));
    }
}
