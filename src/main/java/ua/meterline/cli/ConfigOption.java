package ua.meterline.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Option;
import ua.meterline.config.Settings;
import ua.meterline.config.SettingsException;

/** {@code --config FILE}, and the settings that result. */
final class ConfigOption {
    /** Set by the start script to the file that came with it. */
    private static final String SHIPPED_FILE = System.getProperty("meterline.config", "conf/meterline.properties");

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Take the settings from this file. Default: conf/meterline.properties if it exists. "
                    + "Environment variables (METERLINE_SMPP_HOST for meterline.smpp.host) override it.")
    private Path given;

    /** The file to read, or null where there is none. */
    Path file() {
        Path shipped = Path.of(SHIPPED_FILE);
        return given != null || !Files.exists(shipped) ? given : shipped;
    }

    Settings load() throws SettingsException {
        return Settings.load(file(), System.getenv());
    }

    /** With changes for this run, which go before file and environment. */
    Settings load(Map<String, String> changes) throws SettingsException {
        return Settings.load(file(), System.getenv(), changes);
    }

    /** Where the settings come from, in words. */
    String origin() {
        if (file() == null) {
            return "built-in defaults and the environment";
        }
        Path here = Path.of("").toAbsolutePath();
        Path file = file().toAbsolutePath().normalize();
        return (file.startsWith(here) ? here.relativize(file) : file).toString();
    }
}
