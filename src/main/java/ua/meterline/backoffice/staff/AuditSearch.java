package ua.meterline.backoffice.staff;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ua.meterline.store.Sql;
import ua.meterline.store.UtcTime;

/**
 * Reads the audit log by the index of the most selective part of a filter, and applies the rest to each row. Looks at a
 * bounded number of rows, however large the log is.
 */
final class AuditSearch {
    private static final int MOST_ROWS = 5_000;
    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");

    private final AuditFilter filter;

    AuditSearch(AuditFilter filter) {
        this.filter = filter;
    }

    AuditPage page(Connection connection, AuditPage.Position before, int size) throws SQLException {
        List<AuditPage.Line> lines = new ArrayList<>();
        AuditPage.Position last = null;
        int rows = 0;
        try (PreparedStatement query = statement().prepare(connection, parameters(before));
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                if (lines.size() == size || ++rows == MOST_ROWS) {
                    return new AuditPage(lines, last);
                }
                AuditEntry entry = entry(row);
                last = new AuditPage.Position(entry.at(), row.getLong("id"));
                if (matches(entry)) {
                    lines.add(new AuditPage.Line(last.id(), entry));
                }
            }
        }
        return new AuditPage(lines, null);
    }

    private Sql statement() {
        if (filter.object() != null) {
            return Sql.named("select-audit-entries-about");
        } else if (filter.who() != null) {
            return Sql.named("select-audit-entries-of-who");
        } else if (filter.action() != null) {
            return Sql.named("select-audit-entries-of-action");
        }
        return Sql.named("select-audit-entries");
    }

    private Map<String, Object> parameters(AuditPage.Position before) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("since", UtcTime.format(filter.since() == null ? FIRST : filter.since()));
        parameters.put("until", UtcTime.format(filter.until() == null ? LAST : filter.until()));
        parameters.put("at", UtcTime.format(before == null ? LAST : before.at()));
        parameters.put("id", before == null ? Long.MAX_VALUE : before.id());
        parameters.put("limit", MOST_ROWS);
        if (filter.object() != null) {
            parameters.put("object_kind", filter.object().kind());
            parameters.put("object_id", filter.object().id());
        }
        parameters.put("who", filter.who());
        parameters.put(
                "action", filter.action() == null ? null : filter.action().toString());
        return parameters;
    }

    private boolean matches(AuditEntry entry) {
        return (filter.who() == null || filter.who().equals(entry.actor().who()))
                && (filter.action() == null || filter.action() == entry.action())
                && (filter.object() == null || filter.object().equals(entry.object()));
    }

    private static AuditEntry entry(ResultSet row) throws SQLException {
        String kind = row.getString("object_kind");
        String action = row.getString("action");
        return new AuditEntry(
                UtcTime.parse(row.getString("at")),
                new Actor(row.getString("who"), row.getString("address")),
                AuditAction.of(action).orElseThrow(() -> new SQLException("unknown audit action " + action)),
                kind == null ? null : new AuditObject(kind, row.getString("object_id")),
                row.getString("detail"));
    }
}
