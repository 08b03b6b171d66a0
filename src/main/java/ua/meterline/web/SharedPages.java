package ua.meterline.web;

import java.util.List;
import ua.meterline.backoffice.staff.AuditAction;
import ua.meterline.backoffice.staff.AuditLog;
import ua.meterline.backoffice.staff.AuditObject;
import ua.meterline.backoffice.staff.Permission;

/** What every page uses: to see a masked value in full, and to choose the language and the theme. */
final class SharedPages {
    private static final String SEPARATOR = "\n";

    private final AuditLog audit;

    SharedPages(AuditLog audit) {
        this.audit = audit;
    }

    void register(Routes routes) {
        routes.check("/reveal", Permission.REVEAL, this::reveal);
        routes.open(Route.Kind.CHECK, "/preferences", visit -> choose(visit, routes));
    }

    /** What {@code tag/masked.jte} seals. */
    static String sealable(String kind, String id, String value) {
        return String.join(SEPARATOR, kind, id, value);
    }

    private Answer reveal(Visit visit) throws Exception {
        List<String> parts = visit.unseal(visit.form("sealed", 20_000))
                .map(text -> List.of(text.split(SEPARATOR, 3)))
                .filter(found -> found.size() == 3)
                .orElseThrow(() -> new BadInputException("console.problem.old-page"));
        AuditObject object = new AuditObject(parts.get(0), parts.get(1));
        audit.record(audit.entry(visit.actor(), AuditAction.REVEAL).about(object));
        return visit.fragment("console/revealed", parts.get(2));
    }

    private static Answer choose(Visit visit, Routes routes) throws Exception {
        String language = visit.form("language");
        String theme = visit.form("theme");
        Answer back = Answer.seeOther(ReturnPath.of(visit, routes.pages()));
        if (!language.isEmpty()) {
            return Preferences.remember(back, Language.of(Language.OF_STAFF, language, null));
        }
        return Preferences.remember(back, Theme.of(theme));
    }
}
