package ua.meterline.web.people;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import ua.meterline.backoffice.staff.AuditAction;
import ua.meterline.backoffice.staff.AuditFilter;
import ua.meterline.backoffice.staff.AuditObject;
import ua.meterline.web.BadInputException;

/**
 * The filter of the audit page, as it was typed. Immutable.
 */
public record AuditQuery(String who, String action, String kind, String id, String from, String to) {
    static final Set<String> KINDS = Set.of("message", "account", "batch", "period", "user", "token");
    private static final String UNKNOWN = "?";

    /** Reads a field. */
    @FunctionalInterface
    interface Fields {
        String of(String name) throws BadInputException;
    }

    static AuditQuery of(Fields fields) throws BadInputException {
        return new AuditQuery(
                fields.of("who"),
                fields.of("action"),
                fields.of("kind"),
                fields.of("id"),
                fields.of("from"),
                fields.of("to"));
    }

    /** The key of what is wrong with it; empty for nothing. */
    public String problem() {
        if (!action.isEmpty() && AuditAction.of(action).isEmpty()) {
            return "audit.problem.action";
        } else if (kind.isEmpty() != id.isEmpty() || !kind.isEmpty() && !KINDS.contains(kind)) {
            return "audit.problem.object";
        }
        try {
            return isEarlier(day(to), day(from)) ? "audit.problem.order" : "";
        } catch (DateTimeException e) {
            return "audit.problem.date";
        }
    }

    private static boolean isEarlier(LocalDate to, LocalDate from) {
        return to != null && from != null && to.isBefore(from);
    }

    private static LocalDate day(String text) {
        LocalDate day = text.isEmpty() ? null : LocalDate.parse(text);
        if (day != null && (day.getYear() < 1970 || day.getYear() > 9990)) {
            throw new DateTimeException("out of range");
        }
        return day;
    }

    /** Only where there is no problem. */
    AuditFilter filter(ZoneId zone) {
        return new AuditFilter(
                who.isEmpty() ? null : who.equals(UNKNOWN) ? "" : who.toLowerCase(Locale.ROOT),
                AuditAction.of(action).orElse(null),
                kind.isEmpty() ? null : new AuditObject(kind, id),
                midnight(day(from), 0, zone),
                midnight(day(to), 1, zone));
    }

    private static Instant midnight(LocalDate day, int daysLater, ZoneId zone) {
        return day == null ? null : day.plusDays(daysLater).atStartOfDay(zone).toInstant();
    }

    /** The page of the log with this filter. */
    String path(String before) {
        StringBuilder path = new StringBuilder("/audit");
        Map<String, String> all = new LinkedHashMap<>(fields());
        all.put("before", before);
        all.forEach((name, value) -> {
            if (!value.isEmpty()) {
                path.append(path.indexOf("?") < 0 ? '?' : '&')
                        .append(name)
                        .append('=')
                        .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
            }
        });
        return path.toString();
    }

    /** By name, for the form that downloads. */
    public Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("who", who);
        fields.put("action", action);
        fields.put("kind", kind);
        fields.put("id", id);
        fields.put("from", from);
        fields.put("to", to);
        return fields;
    }
}
