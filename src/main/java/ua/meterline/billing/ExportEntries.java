package ua.meterline.billing;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import ua.meterline.backoffice.staff.Actor;
import ua.meterline.backoffice.staff.AuditAction;
import ua.meterline.backoffice.staff.AuditEntry;
import ua.meterline.backoffice.staff.AuditLog;
import ua.meterline.backoffice.staff.AuditObject;

/**
 * The entries of exports in the audit log. Each is written in the caller's transaction, with or before what it tells
 * of: a crash leaves no batch without the person who began it. An export on schedule has none, its batch tells.
 * Thread-safe.
 */
final class ExportEntries {
    private final InstantSource clock;

    ExportEntries(InstantSource clock) {
        this.clock = clock;
    }

    /** @param by null: the schedule */
    void begun(Connection connection, Actor by, Batch batch) throws SQLException {
        record(connection, by, batch, "begun: " + content(batch));
    }

    /** The batch was interrupted. */
    void continued(Connection connection, Actor by, Batch batch) throws SQLException {
        record(connection, by, batch, "continued: " + content(batch));
    }

    void completed(Connection connection, Actor by, Batch batch) throws SQLException {
        record(connection, by, batch, readings(batch));
    }

    void repeated(Connection connection, Actor by, Batch batch) throws SQLException {
        record(connection, by, batch, "again, " + readings(batch));
    }

    private static String content(Batch batch) {
        return batch.period() + ", " + batch.format().label();
    }

    private static String readings(Batch batch) {
        return batch.period() + ", " + batch.readings() + " readings";
    }

    private void record(Connection connection, Actor by, Batch batch, String detail) throws SQLException {
        if (by != null) {
            AuditLog.record(
                    connection,
                    AuditEntry.of(clock.instant(), by, AuditAction.EXPORT)
                            .about(AuditObject.batch(batch.id()))
                            .with(detail));
        }
    }
}
