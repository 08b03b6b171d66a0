package ua.meterline.backoffice.staff;

import java.util.Set;

/**
 * A person who may use the console. Immutable.
 *
 * @param login in lower case; the audit log names people by it
 * @param name as others see it
 * @param roles at least one
 * @param disabled whether the login is refused
 */
public record StaffMember(long id, String login, String name, Set<Role> roles, boolean disabled) {
    public StaffMember {
        roles = Set.copyOf(roles);
    }

    /** Whether one of the roles has the permission. */
    public boolean may(Permission permission) {
        return !disabled && roles.stream().anyMatch(role -> role.may(permission));
    }

    public boolean isAdmin() {
        return may(Permission.MANAGE_USERS);
    }
}
