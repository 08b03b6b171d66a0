package ua.meterline.billing;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import ua.meterline.common.FileOwner;
import ua.meterline.common.FolderInUseException;
import ua.meterline.common.FolderLock;
import ua.meterline.common.Sha256;
import ua.meterline.store.Database;
import ua.meterline.store.cluster.WorkLock;

/**
 * The folder of exported files, locked against other exports of this and other processes. A file appears under its
 * name only when it is completely on disk.
 */
final class ExportFolder implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    /** Writes the content of a file; it may close the stream. */
    @FunctionalInterface
    interface Contents {
        void writeTo(OutputStream out) throws Exception;
    }

    private static final String IN_USE = "another export is running; try again when it has ended";

    private final Path folder;
    private final FolderLock lock;
    private final WorkLock work;

    private ExportFolder(Path folder, FolderLock lock, WorkLock work) {
        this.folder = folder;
        this.lock = lock;
        this.work = work;
    }

    /**
     * Creates the folder if necessary and locks it.
     *
     * @throws IOException when it is not writable, or another export is running
     */
    static ExportFolder lock(Path folder, Database database) throws IOException, SQLException {
        FolderLock lock = FolderLock.lock(folder, ".lock", IN_USE);
        try {
            // Other nodes have folders of their own.
            WorkLock work = WorkLock.take(database, "export").orElseThrow(() -> new FolderInUseException(IN_USE));
            return new ExportFolder(folder, lock, work);
        } catch (IOException | SQLException e) {
            lock.close();
            throw e;
        }
    }

    /**
     * Writes a file under a temporary name; a leftover of a crash is replaced by the next attempt.
     *
     * @return the SHA-256 of the content, in hexadecimal digits
     */
    String prepare(String name, Contents contents) throws Exception {
        MessageDigest digest = Sha256.newDigest();
        // A leftover of another user could not be written, but the owner of the folder may delete it.
        discard(name);
        try (FileChannel file =
                FileChannel.open(temporary(name), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            FileOwner.copy(folder, temporary(name));
            // Writers close their stream; the channel must stay open until the file is on disk.
            OutputStream out = new BufferedOutputStream(
                    new DigestOutputStream(
                            new OutputStream() {
                                private final OutputStream channel = Channels.newOutputStream(file);

                                @Override
                                public void write(int octet) throws IOException {
                                    channel.write(octet);
                                }

                                @Override
                                public void write(byte[] octets, int from, int count) throws IOException {
                                    channel.write(octets, from, count);
                                }
                            },
                            digest),
                    BUFFER);
            contents.writeTo(out);
            out.flush();
            file.force(true);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /**
     * To be called in each transaction of the export.
     *
     * @throws SQLException when another node may export by now
     */
    void requireLock(Connection transaction) throws SQLException {
        work.require(transaction);
    }

    /**
     * Renames the prepared file to its name, replacing an earlier one. On disk on return.
     *
     * @throws SQLException when another node may export by now
     */
    void reveal(String name) throws IOException, SQLException {
        work.requireHeld();
        Files.move(temporary(name), folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    /** Deletes the prepared file. */
    void discard(String name) throws IOException {
        Files.deleteIfExists(temporary(name));
    }

    private Path temporary(String name) {
        return folder.resolve("." + name + ".tmp");
    }

    @Override
    public void close() throws IOException, SQLException {
        try (lock) {
            work.close();
        }
    }
}
