package ua.meterline.common;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A lock on a folder against other processes. The operating system releases it when the process ends, also after a
 * crash.
 */
public final class FolderLock implements AutoCloseable {
    private static final String GATEWAY_LOCK = "meterline.lock";

    private final FileChannel lockFile;

    private FolderLock(FileChannel lockFile) {
        this.lockFile = lockFile;
    }

    /** Locks the folder against another gateway: two would send every reply twice. */
    public static FolderLock ofGateway(Path folder) throws IOException {
        return lock(folder, GATEWAY_LOCK, "another gateway is running on this folder");
    }

    /**
     * Locks a database against a gateway with another data folder, by a file beside it. Symbolic links to the database
     * lead to the same lock.
     *
     * @param database the file, which need not exist yet
     */
    public static FolderLock ofDatabase(Path database) throws IOException {
        Path file = realPath(database.toAbsolutePath());
        return lock(file.getParent(), file.getFileName() + ".lock", "another gateway is running on this database");
    }

    /** Whether a gateway works on the database now. Creates nothing. */
    public static boolean isDatabaseLocked(Path database) throws IOException {
        Path file = realPath(database.toAbsolutePath());
        Path lock = file.resolveSibling(file.getFileName() + ".lock");
        if (!Files.exists(lock)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.READ);
                FileLock free = channel.tryLock(0, Long.MAX_VALUE, true)) {
            return free == null;
        } catch (OverlappingFileLockException e) {
            return true; // held by this process
        }
    }

    private static Path realPath(Path file) throws IOException {
        if (Files.exists(file)) {
            return file.toRealPath();
        }
        Path folder = file.getParent();
        return Files.exists(folder) ? folder.toRealPath().resolve(file.getFileName()) : file.normalize();
    }

    /**
     * Creates the folder if necessary and locks it.
     *
     * @param fileName of the lock file in it
     * @param complaint the message when another process holds the lock
     * @throws FolderInUseException with the complaint
     * @throws IOException when the folder is not writable
     */
    public static FolderLock lock(Path folder, String fileName, String complaint) throws IOException {
        PrivateFolder.create(folder);
        FileChannel lockFile =
                FileChannel.open(folder.resolve(fileName), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileOwner.copy(folder, folder.resolve(fileName));
        if (!tryLock(lockFile)) {
            lockFile.close();
            throw new FolderInUseException(complaint);
        }
        return new FolderLock(lockFile);
    }

    /** Whether a gateway runs on the folder. Creates nothing. */
    public static boolean isHeldByGateway(Path folder) {
        try (FileChannel lockFile = FileChannel.open(folder.resolve(GATEWAY_LOCK), StandardOpenOption.WRITE)) {
            return !tryLock(lockFile);
        } catch (IOException e) {
            return false; // there is none, or this user may not even look
        }
    }

    private static boolean tryLock(FileChannel lockFile) throws IOException {
        try {
            FileLock lock = lockFile.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false; // held by this process
        }
    }

    @Override
    public void close() throws IOException {
        lockFile.close();
    }
}
