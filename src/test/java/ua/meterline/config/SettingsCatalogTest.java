package ua.meterline.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The list of settings in application.properties is what an operator reads: it is complete, and each is explained. */
class SettingsCatalogTest {
    @Test
    void listsExactlyTheSettingsThatAreRead() throws Exception {
        Map<String, SettingsSources.Value> values = SettingsSources.read(null, Map.of());
        Set<String> asked = new TreeSet<>();
        new SettingsReader(new TreeMap<>(values) {
                    @Override
                    public SettingsSources.Value get(Object key) {
                        asked.add((String) key);
                        return super.get(key);
                    }
                })
                .read();

        assertThat(asked).isEqualTo(values.keySet());
    }

    @Test
    void isWrittenInUtf8WithEachKeyOnce() throws Exception {
        List<String> keys = lines().stream()
                .filter(line -> line.startsWith("meterline."))
                .map(line -> line.substring(0, line.indexOf(" =")))
                .toList();

        assertThat(keys).doesNotHaveDuplicates();
        assertThat(keys)
                .containsExactlyInAnyOrderElementsOf(
                        SettingsSources.read(null, Map.of()).keySet());
    }

    @Test
    void namesEachSettingOfTheEnvironmentDifferently() throws Exception {
        assertThat(SettingsSources.read(null, Map.of()).keySet().stream().map(SettingsSources::variable))
                .doesNotHaveDuplicates()
                .allMatch(variable -> variable.matches("METERLINE_[A-Z_]+"))
                .contains("METERLINE_SMPP_SYSTEM_ID");
    }

    private static List<String> lines() throws IOException {
        try (var resource = SettingsCatalogTest.class.getResourceAsStream("/application.properties")) {
            return Arrays.asList(new String(resource.readAllBytes(), StandardCharsets.UTF_8).split("\n"));
        }
    }
}
