package ua.meterline.cli;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;
import ua.meterline.common.AccessProblem;
import ua.meterline.config.Settings;
import ua.meterline.store.DatabaseProblem;
import ua.meterline.store.IncompatibleSchemaException;

/** A start failed for a reason that an operator can remove. The message is one line: what, where, and what to do. */
public final class CannotStartException extends Exception {
    private static final long serialVersionUID = 1L;

    public CannotStartException(String message, Throwable cause) {
        super(message.replaceAll("\\s*\\R\\s*", " "), cause);
    }

    /** The failure in terms of the settings; empty if it is a bug rather than a wrong setting or environment. */
    static Optional<CannotStartException> of(Throwable failure, Settings settings) {
        String message = null;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String found = message(cause, settings);
            message = found == null ? message : found; // the innermost cause is the most precise
        }
        return Optional.ofNullable(message).map(found -> new CannotStartException(found, failure));
    }

    private static String message(Throwable cause, Settings settings) {
        if (cause instanceof SQLException sql) {
            boolean isComplete = cause instanceof IncompatibleSchemaException
                    || settings.database().isServer();
            return "database " + DatabaseName.of(settings) + ": " + DatabaseProblem.of(sql)
                    + (isComplete ? "" : "; another place is set by meterline.data.dir");
        } else if (cause instanceof FileSystemException file) {
            return "data folder " + folder(settings) + ": " + AccessProblem.of(file)
                    + "; let this user write there, or choose another meterline.data.dir";
        } else if (textOf(cause).equals("another gateway is running on this database")) {
            return "database " + DatabaseName.of(settings) + ": " + cause.getMessage()
                    + "; stop it first, or choose another meterline.database.url";
        } else if (cause.getMessage() != null && cause.getMessage().startsWith("another gateway is running")) {
            return "data folder " + folder(settings) + ": " + cause.getMessage()
                    + "; stop it first, or choose another meterline.data.dir";
        }
        boolean isComplete =
                Stream.of("inbox folder ", "routes: ", "meterline.").anyMatch(textOf(cause)::startsWith);
        return cause instanceof IOException && isComplete ? textOf(cause) : null;
    }

    private static String textOf(Throwable cause) {
        return cause.getMessage() == null ? "" : cause.getMessage();
    }

    private static String folder(Settings settings) {
        return settings.dataDir().toAbsolutePath().normalize().toString();
    }
}
