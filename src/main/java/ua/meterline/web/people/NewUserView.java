package ua.meterline.web.people;

import java.util.Set;
import ua.meterline.backoffice.staff.Role;

/**
 * The form for a new user.
 *
 * @param problem the key of what was refused; empty for nothing
 */
public record NewUserView(String login, String name, Set<Role> roles, String problem) {
    static final NewUserView EMPTY = new NewUserView("", "", Set.of(), "");

    /** The problem when it is about this field, else null. */
    public String problemOf(String field) {
        boolean about = switch (field) {
            case "login" -> problem.startsWith("refused.login-");
            case "name" -> problem.startsWith("refused.name-");
            case "password" -> problem.startsWith("refused.password-");
            case "roles" -> problem.startsWith("refused.roles-");
            default -> false;
        };
        return about ? problem : null;
    }

    /** Whether the problem is about no field. */
    public boolean isGeneralProblem() {
        return !problem.isEmpty()
                && java.util.stream.Stream.of("login", "name", "password", "roles")
                        .allMatch(field -> problemOf(field) == null);
    }
}
