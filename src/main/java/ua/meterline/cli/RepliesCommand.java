package ua.meterline.cli;

import picocli.CommandLine.Command;

/** The parent of the commands about replies. */
@Command(
        name = "replies",
        header = "Lists replies that failed, and sends them again.",
        description = "Exit codes: 0 done; 1 refused for the reason given; 2 wrong options or settings.",
        subcommands = {RepliesFailedCommand.class, RepliesResendCommand.class},
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Examples:", "  meterline replies failed", "  meterline replies resend 14 15"})
final class RepliesCommand extends CommandGroup {}
