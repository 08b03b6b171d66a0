package ua.meterline.operations;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import ua.meterline.common.Disk;
import ua.meterline.common.FileOwner;
import ua.meterline.common.Progress;

/** Copies the database to a file, with or without a running gateway. */
public final class Backup {
    private final Path database;
    private final Progress progress;

    public Backup(Path database, Progress progress) {
        this.database = database;
        this.progress = progress;
    }

    /**
     * @param target appears when the copy is complete, verified and on disk
     * @param replace whether an existing file may be replaced
     * @return the size of the copy in octets
     * @throws IOException with a message for operators
     */
    public long to(Path target, boolean replace) throws IOException {
        if (!Files.exists(database)) {
            throw new NoSuchFileException(database.toString(), null, "there is no database to copy");
        } else if (Files.exists(target) && Files.isSameFile(target, database)) {
            throw new FileAlreadyExistsException(target.toString(), null, "is the database itself");
        } else if (Files.isDirectory(target)) {
            throw new FileAlreadyExistsException(target.toString(), null, "is a folder; name a file in it");
        } else if (Files.exists(target) && !replace) {
            throw new FileAlreadyExistsException(target.toString(), null, "is there already; --force replaces it");
        }
        Path folder = target.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) {
            String problem = Files.exists(folder) ? "is no folder" : "there is no such folder; create it first";
            throw new NoSuchFileException(folder.toString(), null, problem);
        }
        Path partial = target.resolveSibling(target.getFileName() + ".partial");
        try {
            OnlineBackup.make(database, partial, progress);
            FileOwner.copy(folder, partial);
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
            Disk.forceNames(target);
            return Files.size(target);
        } finally {
            OnlineBackup.delete(partial);
        }
    }
}
