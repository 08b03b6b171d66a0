package ua.meterline.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import ua.meterline.common.Mounts;
import ua.meterline.config.Settings;

/** Checks the disk, the folder of SQLite's native library, and the log file. */
final class MachineCheck {
    private static final long MIB = 1024 * 1024;
    /** Below this much, the log of the database may not have room for one burst. */
    private static final long LEAST_FREE = 100 * MIB;

    private static final long COMFORTABLE = 1024 * MIB;

    private MachineCheck() {}

    static CheckResult disk(Settings settings) {
        Path folder = existing(settings.dataDir().toAbsolutePath().normalize());
        try {
            return disk(folder, Files.getFileStore(folder).getUsableSpace());
        } catch (IOException e) {
            return CheckResult.fail("disk", folder, String.valueOf(e.getMessage()));
        }
    }

    static CheckResult disk(Path folder, long free) {
        String what = free / MIB + " MiB free";
        String action = "free space, or choose another meterline.data.dir";
        if (free < LEAST_FREE) {
            return CheckResult.fail("disk", folder, "only " + what, action);
        }
        return free < COMFORTABLE
                ? CheckResult.warn("disk", folder, "only " + what, action)
                : CheckResult.ok("disk", folder, what);
    }

    /** Where SQLite's driver loads its library: from the distribution, otherwise from the temporary folder. */
    static CheckResult library() {
        String shipped = System.getProperty("org.sqlite.lib.path");
        if (shipped != null && Files.exists(Path.of(shipped, System.mapLibraryName("sqlitejdbc")))) {
            return library(Path.of(shipped), "move Meterline to a disk that is mounted without noexec", false);
        }
        String temporary = System.getProperty("org.sqlite.tmpdir", System.getProperty("java.io.tmpdir"));
        return library(Path.of(temporary), "set JAVA_OPTS=-Djava.io.tmpdir=... to another folder", true);
    }

    static CheckResult library(Path folder, String action, boolean isWritten) {
        if (!Files.isDirectory(folder) || isWritten && !Files.isWritable(folder)) {
            return CheckResult.fail("library", folder, "SQLite's library cannot be copied there", action);
        }
        return Mounts.isNoexec(folder)
                ? CheckResult.fail(
                        "library", folder, "is mounted with noexec: SQLite's library cannot be loaded", action)
                : CheckResult.ok("library", folder, "SQLite's library can be loaded");
    }

    /** Empty without a log file. */
    static Optional<CheckResult> log(Settings settings) {
        Path file = settings.log().file();
        if (file == null) {
            return Optional.empty();
        }
        Path place = Files.exists(file) ? file : existing(file.toAbsolutePath().getParent());
        boolean usable =
                Files.isWritable(place) && (place.equals(file) ? !Files.isDirectory(file) : Files.isDirectory(place));
        return Optional.of(
                usable
                        ? CheckResult.ok("log", file, "writable")
                        : CheckResult.fail("log", file, "this user may not write there", "correct meterline.log.file"));
    }

    private static Path existing(Path folder) {
        File nearest = folder.toFile();
        while (!nearest.exists()) {
            nearest = nearest.getParentFile();
        }
        return nearest.toPath();
    }
}
