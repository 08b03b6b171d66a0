package ua.meterline.operations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.Optional;
import java.util.stream.Stream;
import ua.meterline.common.AccessProblem;

/**
 * Files in the data folder that belong to another user than the folder does, so that the gateway cannot write them:
 * what root left there. Files in the inbox folder may belong to the user who put them there; its folders may not.
 */
public final class ForeignFiles {
    /** Down to {@code inbox/done/DATE}. */
    private static final int DEPTH = 3;

    private final Path folder;
    private final Path inbox;

    /** @param inbox the inbox folder, perhaps outside of the data folder */
    public ForeignFiles(Path folder, Path inbox) {
        this.folder = folder;
        this.inbox = inbox;
    }

    /** Names one of them, and the cure; empty when there is none, or no data folder. */
    public Optional<String> problem() throws IOException {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        UserPrincipal owner = Files.getOwner(folder);
        try (Stream<Path> files = Files.walk(folder, DEPTH)) {
            return files.filter(file -> isOurs(file) && !owner.equals(ownerOf(file)))
                    .findFirst()
                    .map(file -> "%s belongs to %s, and its data folder to %s; give it back: sudo chown -R %s: %s"
                            .formatted(file, ownerOf(file).getName(), owner.getName(), owner.getName(), folder));
        } catch (UncheckedIOException e) {
            return problem(e.getCause());
        }
    }

    /** A folder that cannot be listed is one of them; a file may vanish while the gateway works. */
    private static Optional<String> problem(IOException failure) throws IOException {
        if (failure instanceof NoSuchFileException) {
            return Optional.empty();
        } else if (failure instanceof FileSystemException denied) {
            return Optional.of(AccessProblem.of(denied));
        }
        throw failure;
    }

    private boolean isOurs(Path file) {
        return Files.isDirectory(file) || !file.startsWith(inbox);
    }

    private static UserPrincipal ownerOf(Path file) {
        try {
            return Files.getOwner(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
