package ua.meterline.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import ua.meterline.backoffice.staff.Actor;
import ua.meterline.config.Settings;

/** Sets a password. */
@Command(
        name = "password",
        header = "Sets a new password for a user, and ends the sessions.",
        description = {
            "The password is asked for on the terminal, and not shown.",
            "Exit codes: 0 set; 1 refused: no such user, or the password is too easy; 2 wrong options or settings."
        },
        footer = {"", "Examples:", "  meterline users password petro", "  meterline users password petro --generate"})
final class UsersPasswordCommand extends StaffCommand {
    @Mixin
    private LoginOperand user;

    @Mixin
    private PasswordOptions password;

    @Override
    public Integer call() throws Exception {
        Settings settings = config.load();
        String chosen = password.password();
        change(settings, staff -> staff.setPassword(user.login(), chosen, Actor.ofCommand()));
        out().println("user " + user.login() + ": password set, sessions ended");
        password.show(chosen);
        return 0;
    }
}
