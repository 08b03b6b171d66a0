package ua.meterline.web.people;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import ua.meterline.backoffice.staff.Role;
import ua.meterline.backoffice.staff.StaffRefusedException;
import ua.meterline.backoffice.staff.StaffSession;
import ua.meterline.web.BadInputException;
import ua.meterline.web.Page;
import ua.meterline.web.Visit;

/** What templates and forms about people share. */
public final class PeopleTexts {
    private static final Set<String> DONE = Set.of("added", "roles", "password", "disabled", "enabled", "ended");

    private PeopleTexts() {}

    /** The names of the roles, separated by commas. */
    public static String roles(Page page, Set<Role> roles) {
        return roles.stream()
                .sorted()
                .map(role -> page.textOf("people.role", role))
                .collect(Collectors.joining(", "));
    }

    public static List<Role> allRoles() {
        return List.of(Role.values());
    }

    /** The browser of a session, in a word that people know. */
    public static String browser(Page page, StaffSession session) {
        String agent = session.agent();
        for (String known : List.of("Edg", "OPR", "Firefox", "Chrome", "Safari")) {
            if (agent.contains(known + "/")) {
                return switch (known) {
                    case "Edg" -> "Edge";
                    case "OPR" -> "Opera";
                    default -> known;
                };
            }
        }
        return page.text("people.browser.other");
    }

    static String problem(StaffRefusedException refused) {
        return "refused." + refused.code();
    }

    /** What the page before has done, as its redirect tells. */
    static String done(Visit visit) throws BadInputException {
        String done = visit.param("done");
        return DONE.contains(done) ? "people.done." + done : "";
    }

    /** The checked roles of a form. */
    static Set<Role> checkedRoles(Visit visit) throws BadInputException {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (String name : visit.forms("roles")) {
            try {
                roles.addAll(Role.parse(name));
            } catch (IllegalArgumentException e) {
                throw new BadInputException("refused.roles-missing");
            }
        }
        return roles;
    }
}
