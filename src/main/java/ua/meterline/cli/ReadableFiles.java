package ua.meterline.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.stream.Stream;
import ua.meterline.config.Settings;
import ua.meterline.store.DatabaseFile;

/**
 * Files with personal data that every user of the machine can read: those that a gateway created with another umask.
 */
final class ReadableFiles {
    private ReadableFiles() {}

    /** Names the first one, and the cure. */
    static Optional<String> warning(Settings settings) {
        return Stream.of(
                        settings.database().isServer() ? settings.dataDir() : DatabaseFile.of(settings.databaseUrl()),
                        settings.inbox().dir(),
                        settings.dataDir().resolve("export"))
                .filter(Files::exists)
                .filter(ReadableFiles::isReadableByAll)
                .findFirst()
                .map(file -> "every user can read %s: chmod -R go= %s".formatted(file, settings.dataDir()));
    }

    private static boolean isReadableByAll(Path file) {
        try {
            Path real = file.toRealPath();
            boolean readable = allows(real, PosixFilePermission.OTHERS_READ);
            for (Path above = real.getParent(); above != null; above = above.getParent()) {
                readable &= allows(above, PosixFilePermission.OTHERS_EXECUTE);
            }
            return readable;
        } catch (IOException | UnsupportedOperationException e) {
            return false; // unknown here
        }
    }

    private static boolean allows(Path path, PosixFilePermission permission) throws IOException {
        return Files.getPosixFilePermissions(path).contains(permission);
    }
}
