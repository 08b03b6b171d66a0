package ua.meterline.inbox;

import java.nio.file.Path;
import java.time.Instant;

/**
 * A file in the inbox folder.
 *
 * @param path where it lies
 * @param receivedAt when it, or the mail in it, came: never in the future
 */
public record DroppedFile(Path path, Instant receivedAt) {
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
