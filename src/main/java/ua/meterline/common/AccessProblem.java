package ua.meterline.common;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Says in one line why a file cannot be used, and what to do. Java's own message is often the name of the file alone.
 */
public final class AccessProblem {
    private AccessProblem() {}

    /** The file, the reason and, where rights are missing, whose they are. */
    public static String of(FileSystemException failure) {
        if (failure.getReason() != null) {
            return failure.getFile() + ": " + lowerCase(failure.getReason());
        } else if (failure instanceof AccessDeniedException) {
            return failure.getFile() + ": permission denied" + owner(Path.of(failure.getFile()));
        } else if (failure instanceof NoSuchFileException) {
            return failure.getFile() + ": there is no such file or folder";
        } else if (failure instanceof FileAlreadyExistsException || failure instanceof NotDirectoryException) {
            return failure.getFile() + ": is no folder";
        }
        return failure.getFile() + ": cannot be used";
    }

    /** Any failure in one line: that of files as above, others as they say themselves. */
    public static String of(Throwable failure) {
        Throwable root = Causes.root(failure);
        return root instanceof FileSystemException file ? of(file) : Causes.rootMessage(root);
    }

    private static String lowerCase(String reason) {
        return reason.substring(0, 1).toLowerCase(Locale.ROOT) + reason.substring(1);
    }

    /** The file or, when that may be written or is hidden, the nearest folder above it. */
    private static String owner(Path denied) {
        Path culprit = denied.toAbsolutePath();
        while (culprit.getParent() != null && (!Files.exists(culprit) || Files.isWritable(culprit))) {
            culprit = culprit.getParent();
        }
        try {
            return ": %s belongs to %s%s"
                    .formatted(
                            culprit,
                            Files.getOwner(culprit).getName(),
                            CurrentUser.ofThisProcess()
                                    .map(user -> ", and this is " + user.name())
                                    .orElse(""));
        } catch (IOException | UnsupportedOperationException e) {
            return "";
        }
    }
}
