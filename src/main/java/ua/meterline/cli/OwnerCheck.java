package ua.meterline.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import ua.meterline.common.CurrentUser;
import ua.meterline.common.DataOwner;
import ua.meterline.config.Settings;
import ua.meterline.store.DatabaseFile;

/** Refuses work on files of another user, see {@link DataOwner}. */
final class OwnerCheck {
    private OwnerCheck() {}

    /** @throws CannotStartException when a command of this user would create files that the gateway could not write */
    static void ofWriting(Settings settings) throws IOException, CannotStartException {
        ofWriting(owner(settings));
    }

    /** As {@link #ofWriting(Settings)}, on another file than that of the settings. */
    static void ofWriting(Settings settings, Path database) throws IOException, CannotStartException {
        ofWriting(new DataOwner(settings.dataDir(), database));
    }

    private static void ofWriting(DataOwner owner) throws IOException, CannotStartException {
        Optional<CurrentUser> user = CurrentUser.ofThisProcess();
        if (user.isPresent()) {
            refuse(owner.problemOfCommand(user.get()));
        }
    }

    /**
     * As {@link #ofWriting}, where this user may write at all: SQLite creates files beside the database to read, too.
     */
    static void ofReading(Settings settings) throws IOException, CannotStartException {
        if (Files.isWritable(settings.dataDir())) {
            ofWriting(settings);
        }
    }

    /** @throws CannotStartException when the gateway would run as another user than the owner, be it root */
    static void ofGateway(Settings settings) throws IOException, CannotStartException {
        Optional<CurrentUser> user = CurrentUser.ofThisProcess();
        if (user.isPresent()) {
            refuse(owner(settings).problemOfGateway(user.get()));
        }
    }

    private static DataOwner owner(Settings settings) {
        return new DataOwner(
                settings.dataDir(),
                settings.database().isServer() ? settings.dataDir() : DatabaseFile.of(settings.databaseUrl()));
    }

    private static void refuse(Optional<String> problem) throws CannotStartException {
        if (problem.isPresent()) {
            throw new CannotStartException(problem.get(), null);
        }
    }
}
