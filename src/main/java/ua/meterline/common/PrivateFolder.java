package ua.meterline.common;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Creates folders for personal data. */
public final class PrivateFolder {
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ALONE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private PrivateFolder() {}

    /**
     * Creates the folder, and the missing ones above it, for their owner alone, whatever the umask. What root creates
     * belongs to the owner of the folder that it is in. A folder that exists is left as it is.
     *
     * @throws IOException when it cannot be created, or a file has its name
     */
    public static void create(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        if (folder.getParent() != null) {
            create(folder.getParent());
        }
        try {
            createOne(folder);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        }
        FileOwner.copy(folder.toAbsolutePath().getParent(), folder);
    }

    private static void createOne(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectory(folder, OWNER_ALONE);
        } else {
            Files.createDirectory(folder);
        }
    }
}
