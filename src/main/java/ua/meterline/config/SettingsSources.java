package ua.meterline.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import ua.meterline.common.Printable;

/**
 * The texts of all settings: from the command line, then the environment, then the file, then the declared defaults.
 */
public final class SettingsSources {
    private static final String VARIABLE_PREFIX = "METERLINE_";
    /** Kubernetes sets them in each container beside a service named meterline. */
    private static final Pattern OF_KUBERNETES = Pattern.compile("METERLINE_(SERVICE|PORT)(_.*)?");

    private final Map<String, SettingValue> values = new TreeMap<>();
    private final List<String> problems = new ArrayList<>();

    /**
     * @param file null for none
     * @param changes values by name for one run
     */
    public SettingsSources(Path file, Map<String, String> environment, Map<String, String> changes) {
        Map<String, SettingValue> ofFile = SettingsFile.read(file, problems);
        SettingValue links = ofFile.getOrDefault(LinkNames.SETTING, defaultOf(LinkNames.SETTING));
        String linkNames = environment
                .getOrDefault(variable(LinkNames.SETTING), links.text())
                .strip();
        KnownNames names = new KnownNames(linkNames, UnaryOperator.identity());
        KnownNames variables = new KnownNames(linkNames, SettingsSources::variable);

        ofFile.forEach((key, value) -> set(names, key, value.text(), value.origin(), value.origin()));
        new TreeMap<>(environment).forEach((variable, text) -> {
            if (variable.startsWith(VARIABLE_PREFIX)
                    && !OF_KUBERNETES.matcher(variable).matches()) {
                set(variables, variable, text, "environment variable " + variable, "environment");
            }
        });
        changes.forEach((name, text) -> set(names, name, text, "command line", "command line"));
    }

    private SettingsSources(Map<String, SettingValue> values) {
        this.values.putAll(values);
    }

    /** These texts, but the reloadable ones of the other sources. */
    SettingsSources withReloadableOf(SettingsSources other) {
        Map<String, SettingValue> merged = new TreeMap<>(values);
        merged.keySet().removeIf(SettingsCatalog::isReloadable);
        other.values.forEach((name, value) -> {
            if (SettingsCatalog.isReloadable(name)) {
                merged.put(name, value);
            }
        });
        return new SettingsSources(merged);
    }

    /** These texts with changes, by the full names of settings. */
    SettingsSources with(Map<String, String> changes) {
        Map<String, SettingValue> merged = new TreeMap<>(values);
        changes.forEach((name, text) -> merged.put(name, new SettingValue(name, text.strip(), "changed")));
        return new SettingsSources(merged);
    }

    /** The names of all settings, those of links included, whose texts differ. */
    List<String> differingFrom(SettingsSources other) {
        return Stream.concat(values.keySet().stream(), other.values.keySet().stream())
                .distinct()
                .filter(name -> !text(name).equals(other.text(name)))
                .sorted()
                .toList();
    }

    /** For a setting of one link that is not set: the text of the common one. */
    private String text(String name) {
        SettingValue value = values.get(name);
        String common = SettingsCatalog.commonName(name);
        return value == null ? value(common, "").text() : value.text();
    }

    private void set(KnownNames known, String written, String text, String origin, String place) {
        known.settingOf(written)
                .ifPresentOrElse(
                        name -> values.put(name, new SettingValue(name, text.strip(), origin)),
                        () -> known.problemOf(written)
                                .map(problem -> Printable.plain(written) + " (" + place + "): " + problem)
                                .ifPresent(problems::add));
    }

    /** What is set, by name; without the defaults. */
    public Map<String, SettingValue> values() {
        return values;
    }

    /** A line for each problem of the sources: unknown, renamed and repeated names, and a file that cannot be read. */
    List<String> problems() {
        return problems;
    }

    /** @param link the link whose own value goes before the common one; empty for none */
    SettingValue value(String setting, String link) {
        SettingValue common = values.getOrDefault(setting, defaultOf(setting));
        return link.isEmpty() ? common : values.getOrDefault(LinkNames.own(setting, link), common);
    }

    private static SettingValue defaultOf(String setting) {
        String text = SettingsCatalog.byName().get(setting).setting().defaultValue();
        return new SettingValue(setting, text, "default");
    }

    /** {@code meterline.smpp.system-id} is {@code METERLINE_SMPP_SYSTEM_ID} in the environment. */
    static String variable(String name) {
        return name.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
    }
}
