package ua.meterline.store;

import java.sql.SQLException;
import java.util.Locale;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import ua.meterline.common.Causes;

/** Why the database as a whole did not store, as far as operators do something different for each reason. */
public enum FailureReason {
    /** The server cannot be reached, is starting or stopping, or ended the connection. */
    UNREACHABLE,
    /** It is reached, and takes no writes: a standby, or a disk that became read-only. */
    READ_ONLY,
    /** A commit did not wait to its end for the synchronous standbys, see {@link ReplicationWait}. */
    STANDBY_WAIT,
    DISK_FULL,
    /** The server has none left. */
    NO_CONNECTION,
    /** Another transaction kept a lock for longer than the timeout. */
    LOCKED,
    /** Nothing failed yet, but a message could not wait any longer. */
    TIMEOUT,
    OTHER;

    /** As a value of a label: {@code read-only}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @param failure which {@linkplain StoreFailure#isOfTheStore concerns the whole store} */
    public static FailureReason of(Throwable failure) {
        if (Causes.of(failure).anyMatch(WriteTimeoutException.class::isInstance)) {
            return TIMEOUT;
        }
        return Causes.of(failure)
                .filter(SQLException.class::isInstance)
                .map(sql -> of((SQLException) sql))
                .reduce(OTHER, (outer, inner) -> inner == OTHER ? outer : inner);
    }

    private static FailureReason of(SQLException failure) {
        return failure instanceof SQLiteException sqlite
                ? of(sqlite.getResultCode())
                : of(String.valueOf(failure.getSQLState()), String.valueOf(failure.getMessage()));
    }

    private static FailureReason of(SQLiteErrorCode code) {
        return switch (SQLiteErrorCode.getErrorCode(code.code & 0xFF)) {
            case SQLITE_READONLY, SQLITE_CANTOPEN -> READ_ONLY;
            case SQLITE_FULL -> DISK_FULL;
            case SQLITE_BUSY, SQLITE_LOCKED -> LOCKED;
            default -> OTHER;
        };
    }

    /** By SQLSTATE (PostgreSQL manual, appendix A). */
    private static FailureReason of(String state, String message) {
        if (state.startsWith("08")) {
            // The driver has one state for servers that are down, and for servers of which none takes writes.
            return message.contains("targetServerType") ? READ_ONLY : UNREACHABLE;
        } else if (state.startsWith("01")) {
            return STANDBY_WAIT;
        }
        return switch (state) {
            case "25006" -> READ_ONLY;
            case "53100" -> DISK_FULL;
            case "53300" -> NO_CONNECTION;
            case "55P03", "40P01" -> LOCKED;
            case "57P01", "57P02", "57P03", "57P05" -> UNREACHABLE;
            default -> OTHER;
        };
    }
}
