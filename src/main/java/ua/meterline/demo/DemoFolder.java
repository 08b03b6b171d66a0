package ua.meterline.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import ua.meterline.common.FolderLock;

/** The folder of one demo: a database, a log and an inbox, of this demo alone. */
public final class DemoFolder {
    private static final String LOG = "demo.log";
    private static final String INBOX = "inbox";
    private static final List<String> OF_THE_LAST_DEMO =
            List.of("meterline.db", "meterline.db-wal", "meterline.db-shm", LOG);

    private final Path folder;

    private DemoFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Creates the folder, or deletes the files of an earlier demo from it.
     *
     * @throws IOException when it cannot be written, a gateway runs on it, or it holds anything but a demo's files
     */
    public static DemoFolder emptied(Path folder) throws IOException {
        if (Files.isDirectory(folder) && !Files.exists(folder.resolve(LOG)) && holdsAnything(folder)) {
            throw new IOException(folder + " holds files that are not a demo's; choose another folder with --data");
        }
        // Locked, so that a demo that is still running does not lose its database.
        FolderLock lock = FolderLock.ofGateway(folder);
        try (lock) {
            for (String name : OF_THE_LAST_DEMO) {
                Files.deleteIfExists(folder.resolve(name));
            }
            clear(folder.resolve(INBOX));
            Files.createFile(folder.resolve(LOG));
            return new DemoFolder(folder);
        }
    }

    private static boolean holdsAnything(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isPresent();
        }
    }

    private static void clear(Path inbox) throws IOException {
        if (Files.isDirectory(inbox, LinkOption.NOFOLLOW_LINKS)) {
            try (Stream<Path> files = Files.walk(inbox)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** The folder of mails and lists. */
    Path inbox() {
        return folder.resolve(INBOX);
    }

    Path path() {
        return folder;
    }

    Path log() {
        return folder.resolve(LOG);
    }

    Path database() {
        return folder.resolve("meterline.db");
    }
}
