package ua.meterline.config;

import java.util.List;
import java.util.stream.Stream;

/** The text of {@code application.properties}, from the definitions. */
public final class SettingsDocument {
    private static final int WIDTH = 120;

    private static final String HEADER = """
            # Meterline's settings: each with its default and its meaning.
            #
            # A setting is taken from the environment (meterline.smpp.system-id is METERLINE_SMPP_SYSTEM_ID there), then from
            # conf/meterline.properties or the file given with --config, then from the defaults. Files are UTF-8. A backslash is
            # written twice. Durations are written 500ms, 30s, 10m or 2h.
            #
            # A running gateway takes a new value of settings that are marked [reload] on SIGHUP (systemctl reload meterline).
            # The others need a restart.
            #
            # For developers: this text is generated from the definitions in ua.meterline.config. Change it there, then run
            # mvn test -Dtest=SettingsFileTest -Dsettings.write=true""";

    private SettingsDocument() {}

    public static List<String> lines() {
        return Stream.concat(
                        HEADER.lines(),
                        SettingsCatalog.definitions().stream()
                                .map(SettingDefinition::setting)
                                .flatMap(SettingsDocument::lines))
                .toList();
    }

    private static Stream<String> lines(Setting setting) {
        Stream<String> title = setting.section().isEmpty() ? Stream.of() : Stream.of("", title(setting.section()));
        String help = (setting.help() + (setting.reload() ? " [reload]" : ""))
                .replaceAll("\\s+", " ")
                .replaceAll("(.{1," + (WIDTH - 2) + "})( |$)", "# $1\n");
        String value = setting.defaultValue().replace("\\", "\\\\");
        return Stream.of(title, help.lines(), Stream.of((setting.name() + " = " + value).strip()))
                .flatMap(lines -> lines);
    }

    private static String title(String section) {
        String title = "# --- " + section + " ";
        return title + "-".repeat(WIDTH - title.length());
    }
}
