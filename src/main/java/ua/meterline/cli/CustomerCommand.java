package ua.meterline.cli;

import picocli.CommandLine.Command;

/** The parent of the commands about one customer. */
@Command(
        name = "customer",
        header = "Erases the personal data of a customer.",
        description = "Exit codes: 0 done; 1 refused for the reason given; 2 wrong options or settings.",
        subcommands = CustomerEraseCommand.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Example:",
            "  meterline customer erase --sender +380671112233 --account 0501234567 --by Olena --why \"request of 3 "
                    + "May\""
        })
final class CustomerCommand extends CommandGroup {}
