package ua.meterline.config;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A setting as a gateway would take it, for output.
 *
 * @param value as text; {@code (hidden)} for a secret that is set
 * @param origin file and line, environment variable, or {@code default}
 * @param reload whether SIGHUP applies a new value
 */
public record EffectiveSetting(String name, String value, String origin, boolean reload) {
    /** All settings in the order of {@code application.properties}; those that links have of their own come last. */
    public static List<EffectiveSetting> of(SettingsSources sources) {
        Stream<SettingValue> common =
                SettingsCatalog.definitions().stream().map(definition -> sources.value(definition.name(), ""));
        Stream<SettingValue> ofLinks = sources.values().values().stream()
                .filter(value -> !SettingsCatalog.byName().containsKey(value.name()))
                .sorted(Comparator.comparing(SettingValue::name));
        return Stream.concat(common, ofLinks).map(EffectiveSetting::of).toList();
    }

    private static EffectiveSetting of(SettingValue value) {
        SettingDefinition definition = SettingsCatalog.byName().get(SettingsCatalog.commonName(value.name()));
        String text =
                definition.isSecret() && !value.text().isEmpty() ? new Secret(value.text()).toString() : value.text();
        return new EffectiveSetting(
                value.name(), text, value.origin(), definition.setting().reload());
    }
}
