package ua.meterline.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import ua.meterline.config.Settings;
import ua.meterline.operations.ForeignFiles;
import ua.meterline.store.DatabaseFile;
import ua.meterline.store.DatabaseProblem;
import ua.meterline.store.ExistingDatabase;
import ua.meterline.store.SchemaState;

/** Checks the database without changing it: whether it exists or can be created, is writable, and is intact. */
final class DatabaseCheck {
    private DatabaseCheck() {}

    static String at(Settings settings) throws IOException {
        Optional<String> foreign =
                new ForeignFiles(settings.dataDir(), settings.inbox().dir()).problem();
        if (foreign.isPresent()) {
            throw new IOException(foreign.get());
        }
        return settings.database().isServer() ? ServerCheck.at(settings) : file(settings);
    }

    private static String file(Settings settings) throws IOException {
        Path file = DatabaseFile.of(settings.databaseUrl());
        if (!Files.exists(file)) {
            requireNoUnfinished(settings, file);
            requireWritable(existing(file.toAbsolutePath().getParent()));
            return "not there yet, can be created";
        }
        try (Connection connection = open(settings);
                Statement statement = connection.createStatement()) {
            requireOurs(statement, file);
            requireMigratable(settings, file);
            requireIntact(statement, file);
            requireWritable(file);
            requireWritable(file.toAbsolutePath().getParent());
            statement.execute("BEGIN IMMEDIATE");
            statement.execute("ROLLBACK");
            return "intact, writable"
                    + ReadableFiles.warning(settings)
                            .map(warning -> ", but " + warning)
                            .orElse("");
        } catch (SQLException e) {
            throw new IOException(file + ": " + DatabaseProblem.of(e), e);
        }
    }

    private static Connection open(Settings settings) throws SQLException {
        ExistingDatabase.requireFile(settings.databaseUrl());
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout((int) settings.databaseTimeout().toMillis());
        return config.createConnection(settings.databaseUrl());
    }

    private static void requireNoUnfinished(Settings settings, Path file) throws IOException {
        try {
            ExistingDatabase.requireNoUnfinished(settings.databaseUrl());
        } catch (SQLException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    private static void requireOurs(Statement statement, Path file) throws SQLException, IOException {
        int tables = number(statement, "SELECT count(*) FROM sqlite_schema WHERE type = 'table'");
        int ours = number(
                statement,
                "SELECT count(*) FROM sqlite_schema WHERE name IN ('flyway_schema_history', '"
                        + SchemaState.UNFINISHED_COPY + "')");
        if (tables > 0 && ours == 0) {
            throw new IOException(file + ": is a database, but not Meterline's; choose another meterline.data.dir");
        }
    }

    private static void requireMigratable(Settings settings, Path file) throws IOException {
        SQLiteDataSource database = new SQLiteDataSource();
        database.setUrl(settings.databaseUrl());
        SchemaState state = SchemaState.of(database);
        if (state.isUnusable()) {
            throw new IOException(file + ": " + state.description());
        }
    }

    private static void requireIntact(Statement statement, Path file) throws SQLException, IOException {
        try (ResultSet result = statement.executeQuery("PRAGMA quick_check(1)")) {
            if (!"ok".equals(result.getString(1))) {
                throw new IOException(file + ": is damaged (" + result.getString(1) + "); restore it from a backup");
            }
        }
    }

    private static int number(Statement statement, String query) throws SQLException {
        try (ResultSet result = statement.executeQuery(query)) {
            return result.getInt(1);
        }
    }

    private static void requireWritable(Path path) throws IOException {
        if (!Files.isWritable(path)) {
            throw new IOException(path + ": this user may not write there; change its owner or its permissions");
        }
    }

    /** The folder itself, or the nearest one above it that exists. */
    private static Path existing(Path folder) throws IOException {
        Path nearest = folder;
        while (!Files.exists(nearest)) {
            nearest = nearest.getParent();
        }
        if (!Files.isDirectory(nearest)) {
            throw new IOException(nearest + ": is not a folder; choose another meterline.data.dir");
        }
        return nearest;
    }
}
