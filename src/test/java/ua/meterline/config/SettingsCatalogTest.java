package ua.meterline.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ua.meterline.reading.rules.Rules;

class SettingsCatalogTest {
    @Test
    void declaresEachNameOnce() {
        assertThat(SettingsCatalog.definitions())
                .extracting(SettingDefinition::name)
                .doesNotHaveDuplicates();
    }

    @Test
    void readsTheDocumentedDefaultsAsDeclared() {
        Path file = Path.of("src/main/resources/application.properties");

        assertThat(new SettingsSources(file, Map.of(), Map.of()).values().values())
                .extracting(value -> value.name() + " = " + value.text())
                .containsExactlyInAnyOrderElementsOf(SettingsCatalog.definitions().stream()
                        .map(each -> each.name() + " = " + each.setting().defaultValue())
                        .toList());
    }

    @Test
    void hasADifferentVariableForEachSetting() {
        assertThat(SettingsCatalog.definitions().stream()
                        .map(SettingDefinition::name)
                        .map(SettingsSources::variable))
                .doesNotHaveDuplicates()
                .allMatch(variable -> variable.matches("METERLINE_[A-Z_]+"))
                .contains("METERLINE_SMPP_SYSTEM_ID");
    }

    @Test
    void documentsAllRules() {
        assertThat(SettingsCatalog.byName().get("meterline.rules.off").setting().help())
                .contains(Rules.names());
    }

    @ParameterizedTest
    @MethodSource("ua.meterline.config.SettingsCatalog#definitions")
    void hasANameAndHelpAndHidesPasswords(SettingDefinition definition) {
        assertThat(definition.name()).matches("meterline(\\.[a-z][a-z-]*)+");
        assertThat(definition.setting().help()).isNotBlank();
        assertThat(definition.isSecret()).isEqualTo(definition.name().endsWith("password"));
    }
}
