package ua.meterline.store;

import java.sql.SQLException;
import org.postgresql.util.PSQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** The failures of databases that operators cause, in their words. */
public final class DatabaseProblem {
    private DatabaseProblem() {}

    /** A predicate to follow the name of the database, with what to do; other failures in the words of the driver. */
    public static String of(SQLException failure) {
        if (failure.getCause() instanceof SQLException wrappedByThePool) {
            return of(wrappedByThePool);
        } else if (failure instanceof SQLiteException sqlite) {
            return of(sqlite);
        } else if (failure instanceof PSQLException server) {
            return PostgresProblem.of(server);
        }
        return failure.getMessage();
    }

    private static String of(SQLiteException sqlite) {
        int primary = sqlite.getResultCode().code & 0xFF;
        if (primary == SQLiteErrorCode.SQLITE_NOTADB.code) {
            return "is not a database; name another file, or restore a backup";
        } else if (primary == SQLiteErrorCode.SQLITE_CORRUPT.code) {
            return "is damaged; restore a backup";
        } else if (primary == SQLiteErrorCode.SQLITE_FULL.code) {
            return "the disk is full; free some space";
        } else if (primary == SQLiteErrorCode.SQLITE_READONLY.code || primary == SQLiteErrorCode.SQLITE_CANTOPEN.code) {
            return "cannot be written; check the owner and the rights of the file and of its folder, and whether the"
                    + " disk is mounted read-only";
        } else if (primary == SQLiteErrorCode.SQLITE_BUSY.code) {
            return "is locked by another program; end it, or try again";
        }
        return sqlite.getMessage();
    }
}
