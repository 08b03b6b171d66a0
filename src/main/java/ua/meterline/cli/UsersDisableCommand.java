package ua.meterline.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import ua.meterline.backoffice.staff.Actor;

/** Disables a user. */
@Command(
        name = "disable",
        header = "Refuses further logins of a user, and ends the sessions.",
        description = {
            "What the user did stays in the audit log. 'users enable' takes it back.",
            "Exit codes: 0 disabled, or disabled before; 1 refused: no such user, or the last admin; 2 wrong options "
                    + "or settings."
        },
        footer = {"", "Example:", "  meterline users disable petro"})
final class UsersDisableCommand extends StaffCommand {
    @Mixin
    private LoginOperand user;

    @Override
    public Integer call() throws Exception {
        change(config.load(), staff -> staff.disable(user.login(), Actor.ofCommand()));
        out().println("user " + user.login() + ": disabled, sessions ended");
        return 0;
    }
}
