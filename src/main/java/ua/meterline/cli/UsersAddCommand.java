package ua.meterline.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ua.meterline.backoffice.staff.Actor;
import ua.meterline.backoffice.staff.Role;
import ua.meterline.config.Settings;

/** Adds a user. */
@Command(
        name = "add",
        header = "Adds a user.",
        description = {
            "The password is asked for on the terminal, and not shown. It has 10 characters at least, and is not one "
                    + "that others would guess first.",
            "Exit codes: 0 added; 1 refused: the login is taken or malformed, or the password is too easy; 2 wrong "
                    + "options or settings."
        },
        footer = {
            "",
            "Examples:",
            "  meterline users add olena --name \"Olena Boiko\" --roles office",
            "  meterline users add petro --name \"Petro Koval\" --roles phone --generate"
        })
final class UsersAddCommand extends StaffCommand {
    @Parameters(
            paramLabel = "LOGIN",
            description = "1 to 32 of a-z, 0-9, dot, hyphen and underscore; begins with a letter.")
    private String login;

    @Option(names = "--name", paramLabel = "NAME", required = true, description = "The name, as colleagues see it.")
    private String name;

    @Mixin
    private RolesOption roles;

    @Mixin
    private PasswordOptions password;

    @Override
    public Integer call() throws Exception {
        Settings settings = config.load();
        String chosen = password.password();
        change(settings, staff -> staff.add(login, name, roles.set(), chosen, Actor.ofCommand()));
        out().println("user %s: added, roles %s".formatted(LoginOperand.stored(login), Role.format(roles.set())));
        password.show(chosen);
        return 0;
    }
}
