package ua.meterline.web.people;

import java.util.Set;
import ua.meterline.backoffice.staff.Role;

/**
 * The form for a new token.
 *
 * @param problem the key of what was refused; empty for nothing
 */
public record NewTokenView(String name, Set<Role> roles, String problem) {
    /** The problem when it is about the roles, else null. */
    public String problemOfRoles() {
        return problem.startsWith("refused.roles-") ? problem : null;
    }

    /** The problem when it is about the name, else null. */
    public String problemOfName() {
        return problem.isEmpty() || problemOfRoles() != null ? null : problem;
    }
}
