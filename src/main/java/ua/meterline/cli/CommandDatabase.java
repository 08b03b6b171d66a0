package ua.meterline.cli;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import ua.meterline.common.AccessProblem;
import ua.meterline.config.Settings;
import ua.meterline.store.Database;
import ua.meterline.store.DatabaseFile;
import ua.meterline.store.ExistingDatabase;

/** Opens the database for a command, beside a running gateway, and reports failures in terms of the settings. */
final class CommandDatabase {
    /** For long work: the gateway has priority. */
    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    private CommandDatabase() {}

    /** The work of a command, on a database or a connection. */
    @FunctionalInterface
    interface Work<D, T> {
        T on(D database) throws Exception;
    }

    /** For reading: the file is opened read-only. */
    static <T> T read(Settings settings, Work<Connection, T> work) throws Exception {
        return inWords(settings, () -> {
            OwnerCheck.ofReading(settings);
            try (Connection connection = ExistingDatabase.read(settings.databaseUrl(), settings.databaseTimeout())) {
                return work.on(connection);
            }
        });
    }

    /** For short transactions. */
    static <T> T write(Settings settings, Work<Connection, T> work) throws Exception {
        return asOwner(settings, () -> {
            try (Connection connection = ExistingDatabase.write(settings.databaseUrl(), settings.databaseTimeout())) {
                return work.on(connection);
            }
        });
    }

    /** For long work. */
    static <T> T with(Settings settings, Work<Database, T> work) throws Exception {
        return asOwner(settings, () -> {
            try (Database database = Database.openBesideGateway(settings.databaseUrl(), TIMEOUT)) {
                return work.on(database);
            }
        });
    }

    /** The work of a command on the folder. */
    @FunctionalInterface
    interface FolderWork<T> {
        T run() throws Exception;
    }

    /**
     * For work that creates files, as SQLite does beside the database.
     *
     * @throws CannotStartException with the cause and the remedy, also when this user does not own the folder
     */
    static <T> T asOwner(Settings settings, FolderWork<T> work) throws Exception {
        return inWords(settings, () -> {
            OwnerCheck.ofWriting(settings);
            return work.run();
        });
    }

    /** @throws CannotStartException with the cause and the remedy */
    static <T> T inWords(Settings settings, FolderWork<T> work) throws Exception {
        try {
            return work.run();
        } catch (SQLException e) {
            throw new CannotStartException(
                    "database " + DatabaseFile.of(settings.databaseUrl()) + ": " + e.getMessage(), e);
        } catch (FileSystemException e) {
            throw new CannotStartException(AccessProblem.of(e), e);
        } catch (IOException e) {
            throw new CannotStartException(e.getMessage(), e);
        }
    }
}
