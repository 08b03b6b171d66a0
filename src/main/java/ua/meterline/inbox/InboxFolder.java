package ua.meterline.inbox;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import ua.meterline.common.PrivateFolder;

/**
 * Writes files into the inbox folder atomically and durably: under a temporary name, forced to disk, renamed, and the
 * folder forced to disk. For use by one thread, except {@link #hasKept}.
 */
public final class InboxFolder {
    /** Hidden files are not imported. */
    private static final String TEMPORARY = ".incoming-";

    private final Path folder;
    /** The written files that may still be there, by name, with their file keys. */
    private final Map<String, Object> kept = new ConcurrentHashMap<>();

    /** Writes the content of a file. Exceptions other than disk failures reach the caller unchanged. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws Exception;
    }

    private InboxFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Creates the folder if necessary and deletes temporary files left by a crash.
     *
     * @throws IOException when it cannot be used
     */
    public static InboxFolder open(Path folder) throws IOException {
        PrivateFolder.create(folder);
        try (DirectoryStream<Path> unfinished = Files.newDirectoryStream(folder, TEMPORARY + "*")) {
            for (Path file : unfinished) {
                Files.deleteIfExists(file);
            }
        }
        return new InboxFolder(folder);
    }

    public Path path() {
        return folder;
    }

    /**
     * Writes a file. On return it is visible under its name and its content is on disk; its name is on disk after
     * {@link #secureNames}. A file of the same name is replaced: it is the same one.
     *
     * @param receivedAt becomes its modification time
     * @throws IOException when the folder is not writable; then nothing is left in it
     * @throws Exception from the content
     */
    public void keep(String name, Instant receivedAt, Content content) throws Exception {
        Path temporary = folder.resolve(TEMPORARY + name);
        try {
            write(temporary, receivedAt, content);
            remember(name, temporary);
            Files.move(temporary, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** Whether a file was written here since the start and not replaced: then it is complete. Thread-safe. */
    boolean hasKept(Path file) {
        Object key = kept.get(file.getFileName().toString());
        return key != null && key.equals(fileKey(file));
    }

    private void remember(String name, Path temporary) {
        Object key = fileKey(temporary);
        if (key != null) {
            kept.put(name, key);
        }
    }

    /** Null when there is no file, or the file system has no keys. */
    private static Object fileKey(Path file) {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .fileKey();
        } catch (IOException e) {
            return null;
        }
    }

    /**
     * Forces the names of all written files to disk; it takes as long for one as for many.
     *
     * @throws IOException when it is unknown whether they are on disk
     */
    public void secureNames() throws IOException {
        kept.keySet().removeIf(name -> !Files.exists(folder.resolve(name)));
        try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        }
    }

    private static void write(Path file, Instant receivedAt, Content content) throws Exception {
        try (FileChannel channel = FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING);
                OutputStream out = new BufferedOutputStream(new Disk(Channels.newOutputStream(channel)))) {
            content.writeTo(out);
            out.flush();
            Files.setLastModifiedTime(file, FileTime.from(receivedAt));
            channel.force(true);
        }
    }

    /** Distinguishes disk failures from those of the content: both may be an IOException. */
    private static final class Disk extends FilterOutputStream {
        Disk(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int octet) {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] octets, int offset, int length) {
            try {
                out.write(octets, offset, length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
