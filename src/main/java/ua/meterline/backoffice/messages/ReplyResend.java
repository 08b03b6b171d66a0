package ua.meterline.backoffice.messages;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import ua.meterline.backoffice.staff.Actor;
import ua.meterline.backoffice.staff.AuditAction;
import ua.meterline.backoffice.staff.AuditEntry;
import ua.meterline.backoffice.staff.AuditLog;
import ua.meterline.backoffice.staff.AuditObject;
import ua.meterline.store.DatabaseAccess;
import ua.meterline.store.Rows;
import ua.meterline.store.Sql;
import ua.meterline.store.StoreUnavailableException;
import ua.meterline.store.UtcTime;

/**
 * Sends a reply again that failed: the outbox of the gateway finds it in the table. Idempotent: while it is pending, or
 * once it was sent, nothing is changed. Thread-safe.
 */
public final class ReplyResend {
    private final DatabaseAccess database;
    private final InstantSource clock;

    /** What became of the wish. */
    public enum Result {
        /** It is due now. */
        RESENT,
        /** It did not fail, or it was sent again meanwhile. */
        NOT_FAILED,
        /** The recipient was purged or erased. */
        EMPTIED,
        /** There is no reply. */
        NONE
    }

    public ReplyResend(DatabaseAccess database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** @param message that was replied to */
    public Result resend(long message, Actor actor) throws StoreUnavailableException {
        return database.transaction(connection -> resend(connection, message, actor));
    }

    private Result resend(Connection connection, long message, Actor actor) throws SQLException {
        String now = UtcTime.format(clock.instant());
        if (Sql.named("resend-reply").update(connection, Rows.row("message_id", message, "now", now)) == 0) {
            return whyNot(connection, message);
        }
        Sql.named("insert-reply-resend")
                .update(connection, Rows.row("message_id", message, "requested_by", actor.who(), "requested_at", now));
        AuditLog.record(
                connection,
                AuditEntry.of(clock.instant(), actor, AuditAction.RESEND).about(AuditObject.message(message)));
        return Result.RESENT;
    }

    private static Result whyNot(Connection connection, long message) throws SQLException {
        try (PreparedStatement query = Sql.prepare(connection, "select-message-reply", "message_id", message);
                ResultSet row = query.executeQuery()) {
            if (!row.next()) {
                return Result.NONE;
            }
            return row.getString("state").equals("failed")
                            && row.getString("recipient").isEmpty()
                    ? Result.EMPTIED
                    : Result.NOT_FAILED;
        }
    }
}
