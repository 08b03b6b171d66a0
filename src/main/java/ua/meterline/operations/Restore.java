package ua.meterline.operations;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import ua.meterline.common.Disk;
import ua.meterline.common.FileOwner;
import ua.meterline.common.FolderLock;
import ua.meterline.common.Progress;
import ua.meterline.store.DatabaseFile;
import ua.meterline.store.SchemaState;

/**
 * Replaces the database by a copy while no gateway runs. The replaced database is kept beside it; the file exists at
 * every moment, because a gateway that starts without one would create an empty database.
 */
public final class Restore {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    @FunctionalInterface
    private interface Locking {
        FolderLock lock() throws IOException;
    }

    private final Path folder;
    private final Path database;
    private final InstantSource clock;
    private final Progress progress;

    /** @param folder the data folder, locked by a running gateway as the database is */
    public Restore(Path folder, Path database, InstantSource clock, Progress progress) {
        this.folder = folder;
        this.database = database;
        this.clock = clock;
        this.progress = progress;
    }

    /**
     * @return the path of the replaced database, if there was one
     * @throws IOException with a message for operators: the database is in use, or the copy is damaged, foreign or of
     *     a newer version; then nothing was changed
     */
    public Optional<Path> from(Path copy) throws IOException {
        if (!Files.isRegularFile(copy)) {
            String problem = Files.isDirectory(copy) ? "is a folder, not a file" : "there is no such file";
            throw new NoSuchFileException(copy.toString(), null, problem);
        } else if (Files.exists(database) && Files.isSameFile(copy, database)) {
            throw new IOException(copy + ": is the database itself");
        }
        FolderLock folderLock = lock(folder, () -> FolderLock.ofGateway(folder));
        try (folderLock) {
            FolderLock databaseLock = lock(database, () -> FolderLock.ofDatabase(database));
            try (databaseLock) {
                return replaceBy(copy);
            }
        }
    }

    private Optional<Path> replaceBy(Path copy) throws IOException {
        Path arriving = database.resolveSibling(database.getFileName() + ".arriving");
        try {
            OnlineBackup.make(copy, arriving, progress);
            requireOurs(copy, arriving);
            FileOwner.copy(folder, arriving);
            return replaceWith(arriving);
        } finally {
            OnlineBackup.delete(arriving);
        }
    }

    private static FolderLock lock(Path locked, Locking locking) throws IOException {
        try {
            return locking.lock();
        } catch (FileSystemException e) {
            throw e;
        } catch (IOException e) {
            throw new IOException(locked + ": " + e.getMessage() + "; stop it first", e);
        }
    }

    private static void requireOurs(Path copy, Path arriving) throws IOException {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl(DatabaseFile.url(arriving));
        try {
            SchemaState state = SchemaState.of(source);
            switch (state) {
                case FOREIGN, UNFINISHED, NEWER, UNRELEASED -> throw new IOException(copy + ": " + state.description());
                case OLDER, CURRENT -> {}
            }
        } catch (FlywayException e) {
            throw new IOException(copy + ": cannot be read: " + e.getMessage(), e);
        }
    }

    private Optional<Path> replaceWith(Path arriving) throws IOException {
        Optional<Path> kept = Files.exists(database) ? Optional.of(keep()) : Optional.empty();
        Files.move(arriving, database, StandardCopyOption.ATOMIC_MOVE);
        Disk.forceNames(database);
        return kept;
    }

    /**
     * Gives the database a second name. Its log must not stay, or SQLite would apply it to the new database. Closing
     * the log merges it into the file, and fails while another process has it open; with a damaged file, the log is
     * renamed as well.
     */
    private Path keep() throws IOException {
        Path kept = database.resolveSibling(database.getFileName() + ".replaced-" + MOMENT.format(clock.instant()));
        boolean logClosed = closeLog();
        Files.createLink(kept, database);
        if (!logClosed) {
            for (String suffix : new String[] {"-wal", "-shm", "-journal"}) {
                Path log = database.resolveSibling(database.getFileName() + suffix);
                if (Files.exists(log)) {
                    Files.move(log, kept.resolveSibling(kept.getFileName() + suffix));
                }
            }
        }
        Disk.forceNames(database);
        return kept;
    }

    private boolean closeLog() throws IOException {
        try (Connection connection = OnlineBackup.open(database);
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 0");
            statement.execute("PRAGMA journal_mode = DELETE");
            return true;
        } catch (SQLiteException e) {
            if ((e.getResultCode().code & 0xFF) == SQLiteErrorCode.SQLITE_BUSY.code) {
                throw new IOException("another program is using " + database + "; end it first", e);
            }
            return false;
        } catch (SQLException e) {
            return false;
        }
    }
}
