package ua.meterline.operations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteErrorCode;
import ua.meterline.common.Disk;
import ua.meterline.common.Progress;
import ua.meterline.store.DatabaseFile;
import ua.meterline.store.DatabaseProblem;
import ua.meterline.store.ExistingDatabase;

/**
 * Copies a database with the online backup of SQLite while others write to it, as of one moment. The copy is a single
 * file, verified and on disk.
 */
final class OnlineBackup {
    private static final int PAGES_AT_ONCE = 4_096;
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private OnlineBackup() {}

    /**
     * @param to replaced if it exists; without -wal or -shm beside it on return
     * @throws IOException with a message for operators: the original is unreadable or damaged
     */
    static void make(Path from, Path to, Progress progress) throws IOException {
        delete(to);
        try {
            ExistingDatabase.requireFile(DatabaseFile.url(from));
            try (Connection original = open(from)) {
                copy(original, to, progress);
            }
        } catch (SQLException e) {
            throw new IOException(from + ": " + DatabaseProblem.of(e), e);
        }
        try (Connection copy = open(to);
                Statement statement = copy.createStatement()) {
            // The copy inherits WAL mode; without it, the file is readable from any medium.
            statement.execute("PRAGMA journal_mode = DELETE");
            progress.at("pages copied, checking", 0);
            requireIntact(statement, from);
        } catch (SQLException e) {
            throw new IOException(from + ": " + DatabaseProblem.of(e), e);
        }
        Disk.force(to);
    }

    static void delete(Path copy) throws IOException {
        for (String suffix : new String[] {"", "-journal", "-wal", "-shm"}) {
            Files.deleteIfExists(copy.resolveSibling(copy.getFileName() + suffix));
        }
    }

    /** A read transaction fixes the moment: otherwise the copy restarts with each commit of another process. */
    private static void copy(Connection original, Path to, Progress progress) throws SQLException {
        original.setAutoCommit(false);
        try (Statement statement = original.createStatement();
                ResultSet any = statement.executeQuery("SELECT count(*) FROM sqlite_schema")) {
            any.getInt(1);
        }
        int result = original.unwrap(SQLiteConnection.class)
                .getDatabase()
                .backup(
                        "main",
                        to.toString(),
                        (remaining, total) -> progress.at("pages copied", total - remaining),
                        10,
                        3_000,
                        PAGES_AT_ONCE);
        original.rollback();
        if (result != SQLiteErrorCode.SQLITE_OK.code) {
            throw new SQLException("cannot be copied: " + SQLiteErrorCode.getErrorCode(result));
        }
    }

    static Connection open(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout((int) TIMEOUT.toMillis());
        return config.createConnection(DatabaseFile.url(file));
    }

    private static void requireIntact(Statement statement, Path file) throws SQLException, IOException {
        try (ResultSet result = statement.executeQuery("PRAGMA integrity_check(1)")) {
            if (!"ok".equals(result.getString(1))) {
                throw new IOException(file + ": is damaged (" + result.getString(1) + ")");
            }
        }
    }
}
