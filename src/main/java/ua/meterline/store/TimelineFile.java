package ua.meterline.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file in the data folder with the newest timeline that the gateway stored on, for its next start. A gateway that
 * cannot read or write it works without.
 */
final class TimelineFile {
    private static final Logger LOG = LoggerFactory.getLogger(TimelineFile.class);
    /** An identifier and a number. */
    private static final long LONGEST = 64;

    /** Null: nothing is kept. */
    private final Path file;

    TimelineFile(Path file) {
        this.file = file;
    }

    Optional<ServerTimeline> read() {
        try {
            if (file == null || Files.size(file) > LONGEST) {
                return Optional.empty();
            }
            return ServerTimeline.parse(Files.readString(file, StandardCharsets.ISO_8859_1));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            LOG.warn("Database: {} cannot be read: {}; an old primary may not be recognised", file, e.toString());
            return Optional.empty();
        }
    }

    /** Replaces it; on disk on return. */
    void write(ServerTimeline timeline) {
        if (file == null || read().filter(timeline::equals).isPresent()) {
            return;
        }
        Path unfinished = file.resolveSibling(file.getFileName() + ".tmp");
        try (FileChannel channel = FileChannel.open(
                unfinished,
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
            channel.write(ByteBuffer.wrap(timeline.text().getBytes(StandardCharsets.ISO_8859_1)));
            channel.force(true);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            LOG.warn("Database: {} cannot be written: {}; an old primary may not be recognised", file, e.toString());
        }
    }

    /** How to use an older server on purpose: the end of a sentence. */
    String afterRestore() {
        return file == null ? "" : ". If the database was restored from an older backup, delete " + file;
    }
}
