package ua.meterline.config;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The links named in {@code meterline.smpp.links}. A link {@code a} has settings of its own,
 * {@code meterline.smpp.a.host} and so on; what is not set for it is taken from {@code meterline.smpp.host}.
 */
final class LinkNames {
    static final String SETTING = "meterline.smpp.links";
    static final String PREFIX = "meterline.smpp.";

    private LinkNames() {}

    /** @throws IllegalArgumentException saying what is valid */
    static List<String> of(String text) {
        if (text.isEmpty()) {
            return List.of();
        }
        List<String> names =
                Arrays.stream(text.split(",", -1)).map(String::strip).toList();
        Set<String> settings = SettingsCatalog.byName().keySet();
        for (String name : names) {
            if (!name.matches("[a-z][a-z0-9]{0,15}") || settings.contains(PREFIX + name)) {
                throw new IllegalArgumentException(
                        "must be names of lower-case letters and digits, separated by commas,"
                                + " and not names of settings");
            }
        }
        if (Set.copyOf(names).size() < names.size()) {
            throw new IllegalArgumentException("must not name a link twice");
        }
        return names;
    }

    /** The names of the settings that a link may have of its own. */
    static Stream<String> settings(String link) {
        return SettingsCatalog.definitions().stream()
                .filter(SettingDefinition::perLink)
                .map(definition -> own(definition.name(), link));
    }

    /** {@code meterline.smpp.host} is {@code meterline.smpp.a.host} for the link {@code a}. */
    static String own(String setting, String link) {
        return PREFIX + link + "." + setting.substring(PREFIX.length());
    }
}
