package ua.meterline.config;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The names of all settings, those of the links included, as a source writes them. */
final class KnownNames {
    private final UnaryOperator<String> spelling;
    private final Map<String, String> settings = new TreeMap<>();
    private final Map<String, String> renamed = new HashMap<>();
    private boolean linksAreKnown = true;

    /**
     * @param links the value of {@code meterline.smpp.links}
     * @param spelling how the source writes a name
     */
    KnownNames(String links, UnaryOperator<String> spelling) {
        this.spelling = spelling;
        for (SettingDefinition definition : SettingsCatalog.definitions()) {
            add(definition.name());
            if (!definition.setting().formerly().isEmpty()) {
                renamed.put(spelling.apply(definition.setting().formerly()), spelling.apply(definition.name()));
            }
        }
        try {
            LinkNames.of(links).forEach(link -> LinkNames.settings(link).forEach(this::add));
        } catch (IllegalArgumentException e) {
            linksAreKnown = false; // reported where the setting is read
        }
    }

    private void add(String setting) {
        settings.put(spelling.apply(setting), setting);
    }

    Optional<String> settingOf(String written) {
        return Optional.ofNullable(settings.get(written));
    }

    /**
     * The problem of a name that is not a setting; empty where the links are not known and it may be a setting of one.
     */
    Optional<String> problemOf(String written) {
        if (renamed.containsKey(written)) {
            return Optional.of("renamed to " + renamed.get(written));
        } else if (!linksAreKnown && written.startsWith(spelling.apply(LinkNames.PREFIX))) {
            return Optional.empty();
        }
        return Optional.of("unknown setting" + hint(written));
    }

    private String hint(String written) {
        List<String> parts = List.of(written.split("\\.", 4));
        if (parts.size() == 4
                && settings.containsKey(LinkNames.PREFIX + parts.get(3))
                && written.startsWith(LinkNames.PREFIX)) {
            return "; " + LinkNames.SETTING + " names no link '" + parts.get(2) + "'";
        }
        return NameSuggestion.of(written, settings.keySet())
                .map(name -> "; did you mean " + name + "?")
                .orElse("");
    }
}
