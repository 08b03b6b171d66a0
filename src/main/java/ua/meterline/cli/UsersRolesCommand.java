package ua.meterline.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import ua.meterline.backoffice.staff.Actor;
import ua.meterline.backoffice.staff.Role;

/** Sets the roles. */
@Command(
        name = "roles",
        header = "Sets the roles of a user.",
        description = {
            "They replace the roles until now.",
            "Exit codes: 0 set; 1 refused: no such user, or the last admin would no longer be one; 2 wrong options or "
                    + "settings."
        },
        footer = {"", "Example:", "  meterline users roles petro phone,office"})
final class UsersRolesCommand extends StaffCommand {
    @Mixin
    private LoginOperand user;

    @Parameters(
            index = "1",
            paramLabel = "ROLES",
            converter = RolesConverter.class,
            description = RolesConverter.DESCRIPTION)
    private RolesConverter.Roles roles;

    @Override
    public Integer call() throws Exception {
        change(config.load(), staff -> staff.setRoles(user.login(), roles.set(), Actor.ofCommand()));
        out().println("user %s: roles %s".formatted(user.login(), Role.format(roles.set())));
        return 0;
    }
}
