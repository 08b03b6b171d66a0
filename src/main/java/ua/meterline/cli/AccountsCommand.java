package ua.meterline.cli;

import picocli.CommandLine.Command;

/** The parent of the commands about the account registry. */
@Command(
        name = "accounts",
        header = "Manages the account registry.",
        subcommands = {
            AccountsImportCommand.class,
            AccountsListCommand.class,
            AccountsFindCommand.class,
            AccountsShowCommand.class,
            AccountsMeterReplacedCommand.class
        },
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  meterline accounts import customers.csv",
            "  meterline accounts find Бойко",
            "  meterline accounts show 0501234567"
        })
final class AccountsCommand extends CommandGroup {}
