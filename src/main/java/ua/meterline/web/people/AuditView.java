package ua.meterline.web.people;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ua.meterline.backoffice.staff.AuditAction;
import ua.meterline.backoffice.staff.AuditObject;
import ua.meterline.backoffice.staff.AuditPage;
import ua.meterline.web.Masking;
import ua.meterline.web.Page;

/**
 * A page of the audit log.
 *
 * @param newest the path of the first page, or null on it
 * @param next the path of the next page, or null
 * @param searched whether the search stopped before it had found enough
 */
public record AuditView(AuditQuery query, List<AuditPage.Line> lines, String newest, String next, boolean searched) {
    /** Any, and each action with its name. */
    public Map<String, String> actions(Page page) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("", page.text("audit.any"));
        for (AuditAction action : AuditAction.values()) {
            options.put(action.toString(), page.textOf("audit.action", action));
        }
        return options;
    }

    /** Any, and each kind of object with its name. */
    public Map<String, String> kinds(Page page) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("", page.text("audit.any"));
        AuditQuery.KINDS.stream().sorted().forEach(kind -> options.put(kind, page.text("audit.kind." + kind)));
        return options;
    }

    public boolean isAccount(AuditObject object) {
        return object.kind().equals("account");
    }

    public String masked(AuditObject object) {
        return Masking.account(object.id());
    }

    /** The page of the object; null where there is none. */
    public String pathOf(AuditObject object) {
        return switch (object.kind()) {
            case "message" -> "/messages/" + object.id();
            case "user" -> "/users/" + object.id();
            case "batch" -> "/billing/batches/" + object.id();
            default -> null;
        };
    }
}
