package ua.meterline.cli;

import picocli.CommandLine.Command;

/** Notes that a number may get reminders again. */
@Command(
        name = "opt-in",
        header = "Notes that a number may get reminders again.",
        description = {
            "For what a customer told the office: as if the number had sent START. The audit log names who gave the "
                    + "command.",
            "Exit codes: 0 done, also when it was so before; 1 failed; 2 wrong options or settings."
        },
        footer = {"", "Example:", "  meterline reminders opt-in 0671112233"})
final class RemindersOptInCommand extends ReminderWishCommand {
    RemindersOptInCommand() {
        super(true, "may get reminders", "has not stopped reminders");
    }
}
