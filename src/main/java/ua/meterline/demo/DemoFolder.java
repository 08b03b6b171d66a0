package ua.meterline.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import ua.meterline.common.CurrentUser;
import ua.meterline.common.FolderLock;

/**
 * The folder of one demo: a database, a log and an inbox. It is locked against other demos until it is closed or the
 * process ends. Its files stay until the next demo, to be looked at.
 */
public final class DemoFolder implements AutoCloseable {
    private static final String LOG = "demo.log";
    private static final String LOCK = "demo.lock";
    private static final String INBOX = "inbox";
    private static final String IN_USE = "another demo is running on this folder";
    private static final int MOST_AT_ONCE = 9;
    private static final List<String> OF_THE_LAST_DEMO =
            List.of("meterline.db", "meterline.db-wal", "meterline.db-shm", LOG);

    private final Path folder;
    private final FolderLock lock;

    private DemoFolder(Path folder, FolderLock lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /**
     * Creates the folder, or deletes the files of an earlier demo from it.
     *
     * @throws IOException when it cannot be written, a demo or a gateway runs on it, or it holds anything but a demo's
     *     files
     */
    public static DemoFolder emptied(Path folder) throws IOException {
        Path absolute = folder.toAbsolutePath().normalize();
        if (Files.isDirectory(absolute) && !isOfADemo(absolute) && holdsAnything(absolute)) {
            throw new IOException(folder + " holds files that are not a demo's; choose another folder with --data");
        }
        FolderLock lock = locked(absolute);
        try {
            empty(absolute);
            return new DemoFolder(absolute, lock);
        } catch (IOException e) {
            lock.close();
            throw e;
        }
    }

    private static void empty(Path folder) throws IOException {
        // Locked, so that a gateway on the folder does not lose its database.
        FolderLock gateway = FolderLock.ofGateway(folder);
        try (gateway) {
            for (String name : OF_THE_LAST_DEMO) {
                Files.deleteIfExists(folder.resolve(name));
            }
            clear(folder.resolve(INBOX));
            Files.createFile(folder.resolve(LOG));
        }
    }

    private static FolderLock locked(Path folder) throws IOException {
        try {
            return FolderLock.lock(folder, LOCK, IN_USE);
        } catch (IOException e) {
            throw IN_USE.equals(e.getMessage())
                    ? new IOException(folder + ": " + IN_USE + "; choose another one with --data", e)
                    : e;
        }
    }

    /**
     * A folder of this user among the temporary ones, outside of the project, whose build may be cleaned while the demo
     * runs. The next demo takes the same one, and a second demo at the same time the next one.
     */
    public static DemoFolder temporary() throws IOException {
        Path parent = Path.of(System.getProperty("java.io.tmpdir"));
        String name = "meterline-demo-" + System.getProperty("user.name").replaceAll("[^\\w.-]", "");
        for (int number = 1; number <= MOST_AT_ONCE; number++) {
            Path folder = parent.resolve(number == 1 ? name : name + "-" + number);
            if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS) || isOurs(folder)) {
                try {
                    return emptied(folder);
                } catch (IOException e) {
                    continue; // another demo runs there
                }
            }
        }
        return emptied(Files.createTempDirectory("meterline-demo-"));
    }

    /** In a temporary folder others may create files, and links to files of ours. */
    private static boolean isOurs(Path folder) throws IOException {
        Object owner = Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS);
        return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                && CurrentUser.ofThisProcess()
                        .filter(user -> user.principal().equals(owner))
                        .isPresent();
    }

    private static boolean isOfADemo(Path folder) {
        return Files.exists(folder.resolve(LOG)) || Files.exists(folder.resolve(LOCK));
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

    /** Absolute. */
    Path path() {
        return folder;
    }

    Path log() {
        return folder.resolve(LOG);
    }

    Path database() {
        return folder.resolve("meterline.db");
    }

    String databaseUrl() {
        return "jdbc:sqlite:" + database();
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
