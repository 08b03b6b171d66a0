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
import ua.meterline.common.FolderLock;
import ua.meterline.common.Progress;
import ua.meterline.store.DatabaseFile;
import ua.meterline.store.SchemaState;

/**
 * Puts a copy in the database's place while no gateway runs. The database that was there is kept beside it; at no moment
 * is there none, because a gateway that starts then would begin with an empty one.
 */
public final class Restore {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Path folder;
    private final Path database;
    private final InstantSource clock;
    private final Progress progress;

    /** @param folder which a running gateway has locked */
    public Restore(Path folder, Path database, InstantSource clock, Progress progress) {
        this.folder = folder;
        this.database = database;
        this.clock = clock;
        this.progress = progress;
    }

    /**
     * @return where the database is that was replaced, if there was one
     * @throws IOException in an operator's words: a gateway or a command is using the database, the copy is damaged, is none of
     *     Meterline's, or of a later version; then nothing was changed
     */
    public Optional<Path> from(Path copy) throws IOException {
        if (!Files.isRegularFile(copy)) {
            throw new NoSuchFileException(copy.toString(), null, "there is no such file");
        } else if (Files.exists(database) && Files.isSameFile(copy, database)) {
            throw new IOException(copy + ": is the database itself");
        }
        FolderLock lock = lock();
        try (lock) {
            Path arriving = database.resolveSibling(database.getFileName() + ".arriving");
            try {
                OnlineBackup.make(copy, arriving, progress);
                requireOurs(copy, arriving);
                return replaceWith(arriving);
            } finally {
                OnlineBackup.delete(arriving);
            }
        }
    }

    private FolderLock lock() throws IOException {
        try {
            return FolderLock.ofGateway(folder);
        } catch (FileSystemException e) {
            throw e;
        } catch (IOException e) {
            throw new IOException(folder + ": " + e.getMessage() + "; stop it first", e);
        }
    }

    private static void requireOurs(Path copy, Path arriving) throws IOException {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl(DatabaseFile.url(arriving));
        try {
            SchemaState state = SchemaState.of(source);
            switch (state) {
                case FOREIGN, NEWER, UNRELEASED -> throw new IOException(copy + ": " + state.description());
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
     * Gives the database a second name. Its log must not stay, or SQLite would play it into the new one: closing the log puts
     * it into the file, and cannot be done while anybody else has it open. With a damaged file that fails; then the log goes
     * along under the new name.
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
