package ua.meterline.cli;

import picocli.CommandLine.Command;

/** The parent of the commands about held messages. */
@Command(
        name = "review",
        header = "Lists and decides held messages.",
        description = {
            "A message is held when a rule finds its reading implausible. It has been answered like any other; whether "
                    + "the reading counts is decided in a review. The gateway may be running.",
            "On a terminal, without a command: 'meterline review next', which decides one by one.",
            "Exit codes: 0 done; 1 refused for the reason given; 2 wrong options or settings."
        },
        subcommands = {
            ReviewListCommand.class,
            ReviewShowCommand.class,
            ReviewNextCommand.class,
            ReviewAcceptCommand.class,
            ReviewRejectCommand.class
        },
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  meterline review list --period 2026-11",
            "  meterline review show 14",
            "  meterline review next --by Olena",
            "  meterline review accept 14 --by Olena --why \"reading confirmed by phone\"",
            "  meterline review reject 15 --by Olena --why \"a phone number, not a reading\""
        })
final class ReviewCommand extends CommandGroup {
    @Override
    public Integer call() {
        return MeterlineCommand.isOnTerminal(spec)
                ? spec.subcommands().get("next").execute()
                : super.call();
    }
}
