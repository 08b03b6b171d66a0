package ua.meterline.cli;

import java.util.Set;
import picocli.CommandLine.Option;
import ua.meterline.backoffice.staff.Role;

/** {@code --roles ROLES}, which a new user or token needs. */
final class RolesOption {
    @Option(
            names = "--roles",
            paramLabel = "ROLES",
            required = true,
            converter = RolesConverter.class,
            description = RolesConverter.DESCRIPTION)
    private RolesConverter.Roles roles;

    Set<Role> set() {
        return roles.set();
    }
}
