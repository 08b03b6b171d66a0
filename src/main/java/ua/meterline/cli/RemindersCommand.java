package ua.meterline.cli;

import picocli.CommandLine.Command;

/** The parent of the commands about reminders. */
@Command(
        name = "reminders",
        header = "Reminds customers who have not submitted yet, by SMS.",
        description = "Exit codes: 0 done; 1 refused for the reason given; 2 wrong options or settings.",
        subcommands = {
            RemindersPreviewCommand.class,
            RemindersSendCommand.class,
            RemindersStatusCommand.class,
            RemindersOptOutsCommand.class,
            RemindersOptOutCommand.class,
            RemindersOptInCommand.class
        },
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Examples:", "  meterline reminders preview", "  meterline reminders opt-out 0671112233"})
final class RemindersCommand extends CommandGroup {}
