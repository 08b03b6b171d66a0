package ua.meterline.inbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.function.Predicate;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ua.meterline.common.PrivateFolder;

/**
 * Where files go that are done with: {@code done/YYYY-MM-DD/}, or {@code failed/} with a {@code .reason} beside them.
 * Existing files are never replaced. Thread-safe.
 */
public final class ProcessedFiles {
    private static final Logger LOG = LoggerFactory.getLogger(ProcessedFiles.class);

    private final Path inbox;
    private final InstantSource clock;
    private final ZoneId zone;

    public ProcessedFiles(Path inbox, InstantSource clock, ZoneId zone) {
        this.inbox = inbox;
        this.clock = clock;
        this.zone = zone;
    }

    /** A mail whose messages are stored. */
    public synchronized void done(@Variable("file") InboxFile file) throws IOException {
        move(file, free(doneToday(), file, target -> true));
    }

    /** A list whose rows are stored; its outcomes are written beside it. */
    public synchronized void doneWithResult(@Variable("file") InboxFile file, @Body String result) throws IOException {
        move(file, doneToday(), ".result.csv", result);
    }

    /** A quarantined file; the reason is written beside it. */
    public synchronized void failed(@Variable("file") InboxFile file, @Variable("problem") FileProblem problem)
            throws IOException {
        Path target = move(file, created(inbox.resolve("failed")), ".reason", problem.text());
        LOG.warn("inbox: {} is quarantined in failed/: {}", target.getFileName(), problem.reason());
    }

    private Path doneToday() throws IOException {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        return created(inbox.resolve("done").resolve(today.toString()));
    }

    private static Path created(Path folder) throws IOException {
        PrivateFolder.create(folder);
        return folder;
    }

    private static Path move(InboxFile file, Path folder, String suffix, String text) throws IOException {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        Path target = free(folder, file, candidate -> isFree(beside(candidate, suffix), octets));
        write(beside(target, suffix), octets);
        move(file, target);
        return target;
    }

    private static Path free(Path folder, InboxFile file, Predicate<Path> isFreeBeside) {
        Path target = folder.resolve(file.safeName());
        for (int number = 2; exists(target) || !isFreeBeside.test(target); number++) {
            target = folder.resolve(FileName.numbered(file.safeName(), number));
        }
        return target;
    }

    /** A crash may leave the text without its file, which is then imported again. */
    private static boolean isFree(Path target, byte[] octets) {
        try {
            return !exists(target)
                    || Files.size(target) == octets.length && Arrays.equals(Files.readAllBytes(target), octets);
        } catch (IOException e) {
            return false;
        }
    }

    /** Includes dangling links. */
    private static boolean exists(Path target) {
        return Files.exists(target, LinkOption.NOFOLLOW_LINKS);
    }

    private static Path beside(Path target, String suffix) {
        return target.resolveSibling(target.getFileName() + suffix);
    }

    private static void write(Path target, byte[] octets) throws IOException {
        Path temporary = target.resolveSibling("." + target.getFileName());
        Files.write(temporary, octets);
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Across file systems the file is copied first; after a crash in between it is imported again. */
    private static void move(InboxFile file, Path target) throws IOException {
        try {
            Files.move(file.path(), target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(file.path(), target);
        }
    }
}
