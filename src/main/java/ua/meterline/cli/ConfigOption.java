package ua.meterline.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Option;
import ua.meterline.config.LiveSettings;
import ua.meterline.config.Settings;
import ua.meterline.config.SettingsException;

/** The option {@code --config FILE}, and the settings loaded with it. */
final class ConfigOption {
    /** The start script sets it to the file of the distribution. */
    private static final String SHIPPED_FILE = System.getProperty("meterline.config", "conf/meterline.properties");

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Take the settings from this file. Default: conf/meterline.properties if it exists. "
                    + "Environment variables (METERLINE_SMPP_HOST for meterline.smpp.host) override it.")
    private Path given;

    /** The file to read, or null for none. */
    Path file() {
        Path shipped = Path.of(SHIPPED_FILE);
        return given != null || !Files.exists(shipped) ? given : shipped;
    }

    Settings load() throws SettingsException {
        return Settings.load(file(), System.getenv());
    }

    /** Settings that can be loaded again while the gateway runs. */
    LiveSettings loadLive() throws SettingsException {
        return LiveSettings.load(file(), System.getenv());
    }

    /** With changes for this run, which override file and environment. */
    Settings load(Map<String, String> changes) throws SettingsException {
        return Settings.load(file(), System.getenv(), changes);
    }

    /** The source of the settings, for output. */
    String origin() {
        if (file() == null) {
            return "built-in defaults and the environment";
        }
        Path here = Path.of("").toAbsolutePath();
        Path file = file().toAbsolutePath().normalize();
        return (file.startsWith(here) ? here.relativize(file) : file).toString();
    }
}
