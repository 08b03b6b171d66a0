package ua.meterline.inbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where files go that are done with: {@code done/YYYY-MM-DD/}, or {@code failed/} with a {@code .reason} beside them.
 * Nothing is ever replaced there. For use by one thread.
 */
public final class ClearedFiles {
    private static final Logger LOG = LoggerFactory.getLogger(ClearedFiles.class);

    private final Path inbox;
    private final InstantSource clock;
    private final ZoneId zone;

    public ClearedFiles(Path inbox, InstantSource clock, ZoneId zone) {
        this.inbox = inbox;
        this.clock = clock;
        this.zone = zone;
    }

    /** A mail whose messages are stored. */
    public void done(@Variable("file") DroppedFile file) throws IOException {
        move(file, free(doneToday(), file));
    }

    /** A list whose rows are stored, with what became of each beside it. */
    public void doneWithResult(@Variable("file") DroppedFile file, @Body String result) throws IOException {
        Path target = free(doneToday(), file);
        write(beside(target, ".result.csv"), result);
        move(file, target);
    }

    /** A file that is of no use as it is. */
    public void failed(@Variable("file") DroppedFile file, @Variable("trouble") Trouble trouble) throws IOException {
        Path target = free(Files.createDirectories(inbox.resolve("failed")), file);
        write(beside(target, ".reason"), trouble.text());
        move(file, target);
        LOG.warn("inbox: {} is put aside in failed/: {}", target.getFileName(), trouble.reason());
    }

    private Path doneToday() throws IOException {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        return Files.createDirectories(inbox.resolve("done").resolve(today.toString()));
    }

    private static Path free(Path folder, DroppedFile file) {
        Path target = folder.resolve(file.safeName());
        for (int number = 2; Files.exists(target); number++) {
            target = folder.resolve(FileName.numbered(file.safeName(), number));
        }
        return target;
    }

    private static Path beside(Path target, String suffix) {
        return target.resolveSibling(target.getFileName() + suffix);
    }

    /** A crash may leave it without its file, which then comes again: so it may be there already. */
    private static void write(Path target, String text) throws IOException {
        Path temporary = target.resolveSibling("." + target.getFileName());
        Files.write(temporary, text.getBytes(StandardCharsets.UTF_8));
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** In another file system it is copied first; a crash in between makes it come again. */
    private static void move(DroppedFile file, Path target) throws IOException {
        try {
            Files.move(file.path(), target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(file.path(), target);
        }
    }
}
