package ua.meterline.billing;

import java.nio.file.FileSystemException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import ua.meterline.common.AccessProblem;
import ua.meterline.common.Causes;
import ua.meterline.common.FolderInUseException;
import ua.meterline.common.OneLine;
import ua.meterline.store.DatabaseProblem;

/**
 * Why an export failed. Immutable.
 *
 * @param line in the words of the program, one line
 */
public record ExportFailure(Instant at, Cause cause, String line) {
    private static final int LONGEST_LINE = 300;

    /** What to do depends on it. */
    public enum Cause {
        /** Another export holds the folder, perhaps in another process. */
        RUNNING_ELSEWHERE,
        /** The gateway stopped. */
        STOPPED,
        /** The database cannot be read or written. */
        DATABASE,
        /** The export folder, or a file in it, cannot be used. */
        FOLDER,
        /** The rest. */
        OTHER
    }

    static ExportFailure of(Instant at, Throwable failure) {
        if (failure instanceof FolderInUseException) {
            return new ExportFailure(at, Cause.RUNNING_ELSEWHERE, failure.getMessage());
        } else if (failure instanceof CancellationException) {
            return new ExportFailure(at, Cause.STOPPED, failure.getMessage());
        } else if (failure instanceof SQLException sql) {
            return new ExportFailure(
                    at, Cause.DATABASE, OneLine.of("database: " + DatabaseProblem.of(sql), LONGEST_LINE));
        }
        Cause cause = Causes.root(failure) instanceof FileSystemException ? Cause.FOLDER : Cause.OTHER;
        return new ExportFailure(at, cause, OneLine.of(AccessProblem.of(failure), LONGEST_LINE));
    }
}
