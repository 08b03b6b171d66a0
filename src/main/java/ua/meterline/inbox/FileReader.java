package ua.meterline.inbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;

/** Reads a dropped file at one go, unless it is too large for that. */
final class FileReader {
    private FileReader() {}

    /** @throws UnusableFileException when it is larger, or no regular file */
    static byte[] read(DroppedFile file, int atMost) throws IOException, UnusableFileException {
        if (!Files.isRegularFile(file.path(), LinkOption.NOFOLLOW_LINKS)) {
            throw new UnusableFileException("not-a-file", "It is no regular file.");
        } else if (Files.size(file.path()) > atMost) {
            throw new UnusableFileException("too-large", "It is larger than " + atMost + " octets.");
        }
        return Files.readAllBytes(file.path());
    }
}
