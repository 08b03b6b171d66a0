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
 * @param path where it lies
 * @param receivedAt when it, or the mail in it, came; in the future only by a clock that is wrong
 */
public record InboxFile(Path path, Instant receivedAt) {
    /**
     * A mail came when its time of change says, whoever put it there. A list came when it was put there, whatever time of change
     * it brought along; where the file system does not tell that, its time of change has to do.
     *
     * @throws NoSuchFileException when it went away meanwhile
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

    /** Fit for log lines and for files of ours. */
    public String safeName() {
        return FileName.safe(path.getFileName().toString());
    }

    /** Otherwise it is a mail. */
    public boolean isList() {
        return FileName.extension(safeName()).equalsIgnoreCase(".csv");
    }

    @Override
    public String toString() {
        return safeName();
    }
}
