package ua.meterline.cli;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import picocli.CommandLine.Model.CommandSpec;
import ua.meterline.common.AccessProblem;
import ua.meterline.config.Settings;
import ua.meterline.store.Database;
import ua.meterline.store.DatabaseProblem;
import ua.meterline.store.ExistingDatabase;
import ua.meterline.store.StoreUnavailableException;

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

    /** For reading: the database is opened read-only. */
    static <T> T read(Settings settings, Work<Connection, T> work) throws Exception {
        return inWords(settings, () -> {
            OwnerCheck.ofReading(settings);
            try (Connection connection = ExistingDatabase.read(settings.database(), settings.databaseTimeout())) {
                return work.on(connection);
            }
        });
    }

    /** For short transactions. */
    static <T> T write(CommandSpec command, Settings settings, Work<Connection, T> work) throws Exception {
        return asOwner(command, settings, () -> {
            try (Connection connection = ExistingDatabase.write(settings.database(), settings.databaseTimeout())) {
                return work.on(connection);
            }
        });
    }

    /** For long work. */
    static <T> T with(CommandSpec command, Settings settings, Work<Database, T> work) throws Exception {
        return asOwner(command, settings, () -> {
            try (Database database = Database.openBesideGateway(settings.database(), TIMEOUT)) {
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
     * For work that creates files, as SQLite does beside the database. Names the database on standard error when it is
     * done: which one it is depends on the folder, the settings and the environment.
     *
     * @throws CannotStartException with the cause and the remedy, also when this user does not own the folder
     */
    static <T> T asOwner(CommandSpec command, Settings settings, FolderWork<T> work) throws Exception {
        return inWords(settings, () -> {
            OwnerCheck.ofWriting(settings);
            T result = work.run();
            command.commandLine().getErr().println("meterline: database " + DatabaseName.absolute(settings));
            return result;
        });
    }

    /** @throws CannotStartException with the cause and the remedy */
    static <T> T inWords(Settings settings, FolderWork<T> work) throws Exception {
        try {
            return work.run();
        } catch (SQLException e) {
            throw new CannotStartException(
                    "database " + DatabaseName.absolute(settings) + ": " + DatabaseProblem.of(e), e);
        } catch (StoreUnavailableException e) {
            throw new CannotStartException(
                    e.getMessage().replaceFirst("^database", "database " + DatabaseName.absolute(settings)), e);
        } catch (FileSystemException e) {
            throw new CannotStartException(AccessProblem.of(e), e);
        } catch (IOException e) {
            throw new CannotStartException(e.getMessage(), e);
        }
    }
}
