package ua.meterline.inbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

/**
 * A file in the inbox folder.
 *
 * @param path of the file
 * @param receivedAt when the file, or the mail in it, was received; in the future only with a wrong clock
 */
public record InboxFile(Path path, Instant receivedAt) {
    /**
     * A mail was received at its modification time. A list was received when it was put into the folder (ctime),
     * whatever its modification time; without ctime, the modification time is used.
     *
     * @throws NoSuchFileException when it no longer exists
     */
    static InboxFile at(Path path) throws IOException {
        Instant changed =
                Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS).toInstant();
        InboxFile file = new InboxFile(path, changed);
        if (!file.isList()
                || !path.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            return file;
        }
        Instant put = ((FileTime) Files.getAttribute(path, "unix:ctime", LinkOption.NOFOLLOW_LINKS)).toInstant();
        return put.isAfter(changed) ? new InboxFile(path, put) : file;
    }

    InboxFile notAfter(Instant now) {
        return receivedAt.isAfter(now) ? new InboxFile(path, now) : this;
    }

    /** The sanitized name, for log lines and our own files. */
    public String safeName() {
        return FileName.safe(path.getFileName().toString());
    }

    /** Whether it is handed in as a list; otherwise it is a mail. */
    public boolean isList() {
        return FileKind.of(safeName()).filter(kind -> kind != FileKind.MAIL).isPresent();
    }

    @Override
    public String toString() {
        return safeName();
    }
}
