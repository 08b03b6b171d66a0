package ua.meterline.cli;

import picocli.CommandLine.Command;

/** Notes that a number wants no reminders. */
@Command(
        name = "opt-out",
        header = "Notes that a number wants no reminders.",
        description = {
            "For what a customer told the office: as if the number had sent STOP. The audit log names who gave the "
                    + "command.",
            "Exit codes: 0 done, also when it was so before; 1 failed; 2 wrong options or settings."
        },
        footer = {"", "Example:", "  meterline reminders opt-out 0671112233"})
final class RemindersOptOutCommand extends ReminderWishCommand {
    RemindersOptOutCommand() {
        super(false, "gets no reminders", "gets no reminders already");
    }
}
