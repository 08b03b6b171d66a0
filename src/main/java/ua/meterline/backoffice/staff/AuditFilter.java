package ua.meterline.backoffice.staff;

import java.time.Instant;

/**
 * Which entries of the audit log. Each part may be null: any.
 *
 * @param who a login, {@code cli:USER} or {@code api:NAME}; empty: unknown
 * @param since the first time that belongs to it
 * @param until the first time that no longer belongs to it
 */
public record AuditFilter(String who, AuditAction action, AuditObject object, Instant since, Instant until) {
    public static final AuditFilter NONE = new AuditFilter(null, null, null, null, null);
}
