package ua.meterline.web.people;

import java.util.List;
import ua.meterline.backoffice.staff.StaffSession;

/**
 * Someone's own page.
 *
 * @param current the session that asks
 * @param done the key of what was done just now; empty for nothing
 * @param problem the key of what was refused; empty for nothing
 */
public record ProfileView(List<StaffSession> sessions, StaffSession current, String done, String problem) {
    public boolean isCurrent(StaffSession session) {
        return session.id() == current.id();
    }

    /** The problem when it is about this field, else null. */
    public String problemOf(String field) {
        boolean current = problem.equals("refused.password-wrong");
        boolean about = problem.startsWith("refused.password-") && current == field.equals("current-password");
        return about ? problem : null;
    }
}
