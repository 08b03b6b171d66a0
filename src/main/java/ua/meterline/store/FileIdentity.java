package ua.meterline.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;

/**
 * Device and inode of the open database and of its write-ahead log, to notice that either was removed or replaced.
 * SQLite does not notice: it goes on writing to the file without a name. Once lost, the identity stays lost.
 * Thread-safe.
 */
final class FileIdentity implements DatabaseIdentity {
    private final Path file;
    /** SQLite follows symbolic links before it appends the suffix. */
    private final Path log;

    private final Object key;
    private final Object logKey;
    private final CountDownLatch lost = new CountDownLatch(1);

    private FileIdentity(Path file, Path log) throws IOException {
        this.file = file;
        this.log = log;
        this.key = key(file);
        this.logKey = key(log);
    }

    /**
     * To be called while a connection is open that stays open: the last one to be closed deletes the log.
     *
     * @throws SQLException when a file cannot be read
     */
    static FileIdentity of(Path file) throws SQLException {
        try {
            Path real = file.toRealPath();
            return new FileIdentity(file, real.resolveSibling(real.getFileName() + "-wal"));
        } catch (IOException e) {
            throw new SQLException("cannot be read: " + e.getMessage(), e);
        }
    }

    private static Object key(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    }

    @Override
    public void requireSame() throws SQLException {
        try {
            require(key.equals(key(file)) && logKey.equals(key(log)));
        } catch (NoSuchFileException e) {
            require(false);
        } catch (IOException e) {
            throw new SQLException("cannot be checked: " + e.getMessage(), e);
        }
    }

    private void require(boolean same) throws DatabaseReplacedException {
        if (!same) {
            lost.countDown();
        }
        if (isLost()) {
            throw new DatabaseReplacedException(file);
        }
    }

    @Override
    public boolean isLost() {
        return lost.getCount() == 0;
    }

    @Override
    public void awaitLoss() throws InterruptedException {
        lost.await();
    }
}
