package ua.meterline.config;

import java.nio.file.Path;

/**
 * The log: its level, and an optional file besides standard output.
 *
 * @param file null for none
 * @param fileSize in MiB
 * @param files how many full files are kept besides the current one
 */
public record LogSettings(
        @Setting(section = "Log", name = "meterline.log.level", reload = true, defaultValue = "info", help = """
                        Which lines are logged: debug, info, warn or error. Levels of libraries are set in
                        conf/log4j2.xml.""")
        Level level,

        @Setting(name = "meterline.log.file", help = """
                        A file that the log is written to besides standard output, for its owner alone. Empty: none;
                        under systemd the journal keeps the log.""") Path file,

        @Setting(
                name = "meterline.log.file-size",
                defaultValue = "10",
                min = 1,
                max = 10_000,
                help = "How large the file becomes, in MiB, before it is renamed to FILE.1 and a new one is begun.")
        int fileSize,

        @Setting(
                name = "meterline.log.files",
                defaultValue = "10",
                min = 1,
                max = 1_000,
                help = "How many full files are kept. The oldest is deleted.")
        int files) {
    /** From the most lines to the fewest. */
    public enum Level {
        DEBUG,
        INFO,
        WARN,
        ERROR
    }
}
