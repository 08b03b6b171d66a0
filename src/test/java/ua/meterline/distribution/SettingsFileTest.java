package ua.meterline.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import ua.meterline.config.SettingsSources;

class SettingsFileTest {
    private static final Path BUILT_IN = Path.of("src/main/resources/application.properties");
    private static final Path SHIPPED = Path.of("src/main/dist/conf/meterline.properties");

    @Test
    void shipsEverySettingWithItsDefaultCommentedOut() throws Exception {
        List<String> expected = Files.readAllLines(BUILT_IN).stream()
                .map(line -> line.startsWith("meterline.") ? "#" + line : line)
                .toList();

        assertThat(Files.readAllLines(SHIPPED))
                .as("to mend it: sed 's/^meterline\\./#&/' %s > %s", BUILT_IN, SHIPPED)
                .isEqualTo(expected);
    }

    @Test
    void changesNothingAsItIsShipped() throws Exception {
        assertThat(SettingsSources.read(SHIPPED, Map.of())).isEqualTo(SettingsSources.read(null, Map.of()));
    }
}
