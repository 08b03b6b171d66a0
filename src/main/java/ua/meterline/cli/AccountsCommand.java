package ua.meterline.cli;

import picocli.CommandLine.Command;

/** The parent of the commands about the account registry. */
@Command(
        name = "accounts",
        header = "Manages the account registry.",
        subcommands = AccountsImportCommand.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Example:", "  meterline accounts import customers.csv"})
final class AccountsCommand extends CommandGroup {}
