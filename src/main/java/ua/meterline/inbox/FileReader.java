package ua.meterline.inbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Reads dropped files, and opens nothing else: whoever opens a FIFO may wait for ever. */
public final class FileReader {
    /** Enough, with the size, to tell one file that is too large from another: a list that has grown begins as it did. */
    private static final int LOOKED_AT = 1024 * 1024;

    private FileReader() {}

    /**
     * The whole file.
     *
     * @throws UnusableFileException when it is larger, no regular file, or may not be read
     */
    public static byte[] read(InboxFile file, int atMost) throws IOException, UnusableFileException {
        if (!isRegular(file.path())) {
            throw new UnusableFileException("not-a-file", "It is no regular file.");
        } else if (Files.size(file.path()) > atMost) {
            throw new UnusableFileException("too-large", "It is larger than " + atMost + " octets.");
        }
        try {
            return Files.readAllBytes(file.path());
        } catch (AccessDeniedException e) {
            throw new UnusableFileException("unreadable", "The gateway has no right to read it.");
        }
    }

    /** What tells a file from others that cannot be imported either, and is the same when it is looked at again. */
    static byte[] traits(InboxFile file) throws IOException {
        try {
            return isRegular(file.path()) ? beginningAndSize(file.path()) : nameAndTime(file.path());
        } catch (AccessDeniedException e) {
            return nameAndTime(file.path());
        }
    }

    private static byte[] beginningAndSize(Path file) throws IOException {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        try (InputStream in = Files.newInputStream(file)) {
            octets.write(in.readNBytes(LOOKED_AT));
        }
        octets.write(ByteBuffer.allocate(Long.BYTES).putLong(Files.size(file)).array());
        return octets.toByteArray();
    }

    private static byte[] nameAndTime(Path file) throws IOException {
        return (file.getFileName() + "\n" + Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static boolean isRegular(Path file) {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }
}
