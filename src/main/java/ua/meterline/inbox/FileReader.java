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
import ua.meterline.common.UnusableFileException;

/** Reads regular files only: opening a FIFO may block for ever. */
public final class FileReader {
    /** With the size, enough to tell oversized files apart; a list that has grown starts as before. */
    private static final int MAX_SAMPLE = 1024 * 1024;

    private FileReader() {}

    /**
     * The whole file.
     *
     * @throws UnusableFileException when it is too large, not a regular file, or not readable
     */
    public static byte[] read(InboxFile file, int atMost) throws IOException, UnusableFileException {
        try (InputStream in = open(file, atMost)) {
            return in.readAllBytes();
        }
    }

    /** As {@link #read}, as a stream. */
    public static InputStream open(InboxFile file, int atMost) throws IOException, UnusableFileException {
        if (!isRegular(file.path())) {
            throw new UnusableFileException("not-a-file", "It is not a regular file.");
        } else if (Files.size(file.path()) > atMost) {
            throw new UnusableFileException("too-large", "It is larger than " + atMost + " octets.");
        }
        try {
            return Files.newInputStream(file.path());
        } catch (AccessDeniedException e) {
            throw new UnusableFileException("unreadable", "The gateway has no right to read it.");
        }
    }

    /** Octets that identify a file that cannot be imported, the same each time. */
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
            octets.write(in.readNBytes(MAX_SAMPLE));
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
