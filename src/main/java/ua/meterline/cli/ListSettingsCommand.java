package ua.meterline.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import ua.meterline.config.EffectiveSetting;
import ua.meterline.config.SettingsSources;

/** Prints the settings that a gateway would take, with their origin. */
@Command(
        name = "settings",
        header = "Prints the settings, where each comes from, and whether SIGHUP applies it.",
        description = {
            "Settings marked [reload] are applied by SIGHUP; the others need a restart. Passwords are hidden.",
            "With --format json, one object per line: name, value, origin, reload.",
            "Exit codes: 0 done; 1 failed; 2 wrong options or settings."
        },
        footer = {"", "Examples:", "  meterline settings", "  meterline settings --changed --format json"})
final class ListSettingsCommand extends SettingsCommand {
    @Option(names = "--changed", description = "Only those that are set, whatever their value.")
    private boolean changed;

    @Mixin
    private OutputFormat format;

    @Override
    public Integer call() throws Exception {
        config.load();
        EffectiveSetting.of(new SettingsSources(config.file(), System.getenv(), Map.of())).stream()
                .filter(setting -> !changed || !setting.origin().equals("default"))
                .forEach(setting -> out().println(format.isJson() ? json(setting) : text(setting)));
        return 0;
    }

    private static String text(EffectiveSetting setting) {
        return "%s = %s  (%s)%s"
                .formatted(setting.name(), setting.value(), setting.origin(), setting.reload() ? " [reload]" : "");
    }

    private static String json(EffectiveSetting setting) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("name", setting.name());
        facts.put("value", setting.value());
        facts.put("origin", setting.origin());
        facts.put("reload", setting.reload());
        return Json.line(facts);
    }
}
