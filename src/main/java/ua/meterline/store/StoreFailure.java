package ua.meterline.store;

import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.postgresql.util.PSQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import ua.meterline.common.Causes;

/** Tells failures of the store as a whole from failures of one row. */
public final class StoreFailure {
    private static final Set<FailureReason> PASSING =
            EnumSet.of(FailureReason.UNREACHABLE, FailureReason.READ_ONLY, FailureReason.NO_CONNECTION);

    private StoreFailure() {}

    /**
     * False only where the database refused a row for what it contains; then its neighbours can still be stored. A
     * failure that does not come from the database counts as one of a row, too.
     */
    public static boolean concernsTheWholeStore(Throwable failure) {
        SQLException sql = sqlException(failure);
        return sql != null && !refusesARow(sql);
    }

    /**
     * Whether the database could not be written just now, or not in time. What was to be stored may be stored later.
     */
    public static boolean isOfTheStore(Throwable failure) {
        return Causes.of(failure).anyMatch(StoreUnavailableException.class::isInstance)
                || concernsTheWholeStore(failure);
    }

    /**
     * Whether a server may be there later without a change of the settings: it is down, starting, stopping, a standby
     * that takes over, or has no connection left.
     */
    public static boolean mayEnd(Throwable failure) {
        return sqlException(failure) != null
                && Causes.of(failure).noneMatch(SSLException.class::isInstance)
                && PASSING.contains(FailureReason.of(failure));
    }

    private static boolean refusesARow(SQLException failure) {
        if (failure instanceof SQLiteException sqlite) {
            return refusesARow(sqlite.getResultCode());
        }
        return PostgresProblem.refusesARow(failure);
    }

    private static boolean refusesARow(SQLiteErrorCode code) {
        int primary = code.code & 0xFF;
        return primary == SQLiteErrorCode.SQLITE_CONSTRAINT.code
                || primary == SQLiteErrorCode.SQLITE_MISMATCH.code
                || primary == SQLiteErrorCode.SQLITE_TOOBIG.code
                || primary == SQLiteErrorCode.SQLITE_RANGE.code;
    }

    /** What failed, for a log line. */
    public static String message(Throwable failure) {
        return Causes.of(failure)
                .filter(PSQLException.class::isInstance)
                .map(server -> PostgresProblem.of((PSQLException) server))
                .findFirst()
                .orElseGet(() -> Causes.rootMessage(failure));
    }

    private static SQLException sqlException(Throwable failure) {
        return (SQLException) Causes.of(failure)
                .filter(SQLException.class::isInstance)
                .findFirst()
                .orElse(null);
    }
}
