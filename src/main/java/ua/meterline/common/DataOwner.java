package ua.meterline.common;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Guards the files of a gateway against another user: what that one creates, such as the log of SQLite or a lock file,
 * the gateway could not write afterwards. Root may work on them for a while, since its files are given to the owner of
 * their folder, see {@link FileOwner}. Immutable.
 */
public final class DataOwner {
    private final Path folder;
    private final Path database;

    /** Either may be missing. */
    public DataOwner(Path folder, Path database) {
        this.folder = folder;
        this.database = database;
    }

    /** The problem of a command that this user runs, and its cure, in one line; empty when there is none. */
    public Optional<String> problemOfCommand(CurrentUser user) throws IOException {
        return user.isRoot() ? Optional.empty() : problem(user);
    }

    /** As {@link #problemOfCommand}, but root must own the folder, too: a gateway creates files of all kinds. */
    public Optional<String> problemOfGateway(CurrentUser user) throws IOException {
        return problem(user);
    }

    private Optional<String> problem(CurrentUser user) throws IOException {
        boolean folderExists = Files.exists(folder);
        if (folderExists && !user.owns(folder)) {
            return Optional.of(asOwner("data folder " + folder, folder, user));
        } else if (!Files.exists(database) || user.owns(database) || user.isRoot()) {
            return Optional.empty();
        }
        return Optional.of(folderExists ? givenBack(user) : asOwner("database " + database, database, user));
    }

    private static String asOwner(String what, Path file, CurrentUser user) throws IOException {
        String owner = Files.getOwner(file).getName();
        return "%s belongs to %s, and this is %s; run the command as its owner: sudo -u %s bin/meterline ..."
                .formatted(what, owner, user.name(), owner);
    }

    private String givenBack(CurrentUser user) throws IOException {
        return "database %s belongs to %s, and its data folder to %s; give it back: sudo chown -R %s: %s"
                .formatted(database, Files.getOwner(database).getName(), user.name(), user.name(), folder);
    }
}
