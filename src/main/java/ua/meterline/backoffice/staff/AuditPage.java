package ua.meterline.backoffice.staff;

import java.time.Instant;
import java.util.List;

/**
 * Some entries of the audit log, the latest first.
 *
 * @param next where the next page begins; null when this is the last one. A page may hold few entries, or none, and
 *     still have a next one: a search stops after some thousand entries that do not match
 */
public record AuditPage(List<Line> lines, Position next) {
    public AuditPage {
        lines = List.copyOf(lines);
    }

    /** An entry with its number. */
    public record Line(long id, AuditEntry entry) {}

    /** An entry; pages after it begin with the one before it in time. */
    public record Position(Instant at, long id) {
        @Override
        public String toString() {
            return at.toEpochMilli() + "-" + id;
        }

        /** @throws IllegalArgumentException when the text is no position */
        public static Position parse(String text) {
            if (!text.matches("\\d{1,15}-\\d{1,18}")) {
                throw new IllegalArgumentException("no position in the audit log");
            }
            int hyphen = text.indexOf('-');
            return new Position(
                    Instant.ofEpochMilli(Long.parseLong(text.substring(0, hyphen))),
                    Long.parseLong(text.substring(hyphen + 1)));
        }
    }
}
