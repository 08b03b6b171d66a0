package ua.meterline.backoffice.staff;

import java.time.Instant;
import java.util.Set;

/**
 * A token of another program for the HTTP API.
 *
 * @param used when it was used last, to a minute; null for never
 */
public record ApiToken(long id, String name, Set<Role> roles, Instant added, Instant used, boolean revoked) {
    public ApiToken {
        roles = Set.copyOf(roles);
    }

    public boolean may(Permission permission) {
        return !revoked && roles.stream().anyMatch(role -> role.may(permission));
    }
}
