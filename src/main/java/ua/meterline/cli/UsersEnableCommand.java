package ua.meterline.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import ua.meterline.backoffice.staff.Actor;

/** Enables a user. */
@Command(
        name = "enable",
        header = "Admits a disabled user again.",
        description = "Exit codes: 0 enabled, or enabled before; 1 refused: no such user; 2 wrong options or settings.",
        footer = {"", "Example:", "  meterline users enable petro"})
final class UsersEnableCommand extends StaffCommand {
    @Mixin
    private LoginOperand user;

    @Override
    public Integer call() throws Exception {
        change(config.load(), staff -> staff.enable(user.login(), Actor.ofCommand()));
        out().println("user " + user.login() + ": enabled");
        return 0;
    }
}
