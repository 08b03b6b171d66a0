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

/**
 * Puts files into the inbox folder so that nobody ever sees half of one, and none is lost once its name is secured: written
 * under a temporary name, forced to disk, renamed, and the folder forced to disk. For use by one thread, but for {@link #hasKept}.
 */
public final class InboxFolder {
    /** Begins with a dot, which keeps it from being taken. */
    private static final String TEMPORARY = ".incoming-";

    private final Path folder;
    /** The names of what was kept and may still be there, with what the file system knows each file by. */
    private final Map<String, Object> kept = new ConcurrentHashMap<>();

    /** Writes what a file is to contain. What it throws, but for failures of the disk, reaches the caller as it is. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws Exception;
    }

    private InboxFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Creates the folder if need be, and clears away what a crash left unfinished.
     *
     * @throws IOException when it cannot be used
     */
    public static InboxFolder open(Path folder) throws IOException {
        Files.createDirectories(folder);
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
     * When this returns, the file can be seen under its name, and its content is on disk; its name is when
     * {@link #secureNames} returns. A file of that name is replaced: it is the same, kept before.
     *
     * @param receivedAt becomes the file's time of change
     * @throws IOException when the folder cannot be written; then nothing is left there
     * @throws Exception what the content threw
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

    /**
     * Whether a file was kept here since the start, and is no other one in its place: then it is whole. Thread-safe.
     */
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

    /** Null where there is no file, or the file system knows none. */
    private static Object fileKey(Path file) {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .fileKey();
        } catch (IOException e) {
            return null;
        }
    }

    /**
     * Forces the names of all files that were kept to disk: it takes as long for one as for many.
     *
     * @throws IOException when it is not known whether they are there
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

    /** Lets a failure of the disk be told from one of whoever writes: they could both be an IOException. */
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
