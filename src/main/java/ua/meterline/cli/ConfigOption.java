package ua.meterline.cli;

import java.io.IOException;
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

    /** The file to read, or null for none. Links are followed: a package has its file in /etc. */
    Path file() {
        Path shipped = Path.of(SHIPPED_FILE);
        if (given != null || !Files.exists(shipped)) {
            return given;
        }
        return shipped.isAbsolute() ? followed(shipped) : shipped;
    }

    private static Path followed(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            return file; // reading it will tell why
        }
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
        boolean isBelow = here.getNameCount() > 0 && file.startsWith(here);
        return (isBelow ? here.relativize(file) : file).toString();
    }
}
