package ua.meterline.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import ua.meterline.config.SettingsDocument;
import ua.meterline.config.SettingsSources;

/**
 * Both settings files are generated from the definitions. To write them after a change:
 * {@code mvn test -Dtest=SettingsFileTest -Dsettings.write=true}
 */
class SettingsFileTest {
    private static final Path BUILT_IN = Path.of("src/main/resources/application.properties");
    private static final Path SHIPPED = Path.of("src/main/dist/conf/meterline.properties");

    @Test
    void documentsEachSettingAsDeclared() throws Exception {
        assertThatIsGenerated(BUILT_IN, SettingsDocument.lines());
    }

    @Test
    void shipsEachSettingWithItsDefaultCommentedOut() throws Exception {
        assertThatIsGenerated(
                SHIPPED,
                SettingsDocument.lines().stream()
                        .map(line -> line.startsWith("meterline.") ? "#" + line : line)
                        .toList());
    }

    @Test
    void changesNothingAsShipped() {
        assertThat(new SettingsSources(SHIPPED, Map.of(), Map.of()).values()).isEmpty();
    }

    private static void assertThatIsGenerated(Path file, List<String> expected) throws Exception {
        if (Boolean.getBoolean("settings.write")) {
            Files.write(file, expected);
        }
        assertThat(Files.readAllLines(file))
                .as("to update it: mvn test -Dtest=SettingsFileTest -Dsettings.write=true")
                .isEqualTo(expected);
    }
}
