package ua.meterline.backoffice.staff;

import java.time.Instant;
import java.util.regex.Pattern;

/**
 * A line of the audit log. Immutable.
 *
 * @param object what it is about; null for none
 * @param detail in words of the program, never those of a customer; null for none. Telephone numbers and mail addresses
 *     are masked in it
 */
public record AuditEntry(Instant at, Actor actor, AuditAction action, AuditObject object, String detail) {
    private static final int LONGEST_DETAIL = 500;
    /** Ten digits: with nine, a message's number would be masked, too. */
    private static final Pattern PERSONAL = Pattern.compile("\\+?\\d{10,}|[^\\s,;]+@[^\\s,;]+");

    public AuditEntry {
        if (detail != null) {
            String masked = PERSONAL.matcher(detail.strip()).replaceAll("***");
            detail = masked.substring(0, Math.min(masked.length(), LONGEST_DETAIL));
        }
    }

    public static AuditEntry of(Instant at, Actor actor, AuditAction action) {
        return new AuditEntry(at, actor, action, null, null);
    }

    public AuditEntry about(AuditObject what) {
        return new AuditEntry(at, actor, action, what, detail);
    }

    public AuditEntry with(String words) {
        return new AuditEntry(at, actor, action, object, words);
    }
}
