package ua.meterline.billing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import ua.meterline.backoffice.staff.Actor;
import ua.meterline.backoffice.staff.AuditAction;
import ua.meterline.backoffice.staff.AuditEntry;
import ua.meterline.backoffice.staff.AuditLog;
import ua.meterline.backoffice.staff.AuditObject;
import ua.meterline.reading.Downtime;
import ua.meterline.reading.WindowExtension;
import ua.meterline.store.Rows;
import ua.meterline.store.Sql;
import ua.meterline.store.UtcTime;

/** Downtimes and the windows that they extend, in the database. The caller makes the transaction. */
final class DowntimeRows {
    private static final Sql LAST_SIGN = Sql.named("select-last-sign-of-life");
    private static final Sql ENDED = Sql.named("select-downtimes");
    private static final Sql INSERT = Sql.named("insert-downtime");
    private static final Sql END = Sql.named("update-open-downtime");
    private static final Sql EXTEND = Sql.named("upsert-window-extension");

    private DowntimeRows() {}

    /** When a gateway last wrote to this database; empty when none has. */
    static Optional<Instant> lastSignOfLife(Connection connection, Instant now) throws SQLException {
        try (PreparedStatement statement = LAST_SIGN.prepare(connection, Map.of("now", UtcTime.format(now)));
                ResultSet row = statement.executeQuery()) {
            row.next();
            return Optional.ofNullable(row.getString("at")).map(UtcTime::parse);
        }
    }

    /** Those that ended after the moment, in the order in which they began. */
    static List<Downtime> endedSince(Connection connection, Instant since) throws SQLException {
        try (PreparedStatement statement = ENDED.prepare(connection, Map.of("since", UtcTime.format(since)));
                ResultSet row = statement.executeQuery()) {
            List<Downtime> downtimes = new ArrayList<>();
            while (row.next()) {
                downtimes.add(new Downtime(
                        UtcTime.parse(row.getString("began_at")),
                        UtcTime.parse(row.getString("ended_at")),
                        row.getString("cause")));
            }
            return downtimes;
        }
    }

    static void begin(Connection connection, Instant began, String cause) throws SQLException {
        INSERT.update(connection, Rows.row("began_at", UtcTime.format(began), "ended_at", null, "cause", cause));
    }

    /** Ends the one that lasts, if there is one. */
    static void end(Connection connection, Instant ended) throws SQLException {
        END.update(connection, Map.of("ended_at", UtcTime.format(ended)));
    }

    /**
     * Records the extension with its reasons, also in the audit log.
     *
     * @return false when the window ended as late already
     */
    static boolean record(Connection connection, WindowExtension extension, Instant now) throws SQLException {
        String because = extension.because().stream().map(DowntimeRows::words).collect(Collectors.joining("; "));
        int changed = EXTEND.update(
                connection,
                Map.of(
                        "period", extension.period().toString(),
                        "extended_until", UtcTime.format(extension.until()),
                        "minutes", extension.minutes(),
                        "downtimes", because,
                        "recorded_at", UtcTime.format(now)));
        if (changed > 0) {
            AuditLog.record(
                    connection,
                    AuditEntry.of(now, Actor.gateway(), AuditAction.EXTEND_WINDOW)
                            .about(AuditObject.period(extension.period().toString()))
                            .with("%d minutes, until %s: %s"
                                    .formatted(extension.minutes(), extension.until(), because)));
        }
        return changed > 0;
    }

    private static String words(Downtime downtime) {
        return "%s to %s, %s".formatted(downtime.began(), downtime.ended(), downtime.cause());
    }
}
