package ua.meterline.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import ua.meterline.backoffice.AccountRegistry;
import ua.meterline.config.Settings;

/** Finds accounts by what a customer tells. */
@Command(
        name = "find",
        header = "Finds accounts by a part of their number, name or address, or by a sender.",
        description = {
            "Searches accounts, names, addresses and meter numbers for the text, in any case. Seven digits or more are "
                    + "also the end of a telephone number that readings came from; a text with @ is the address of a "
                    + "sender. The search reads all readings: some seconds for a million.",
            "Exit codes: 0 done; 1 no account was found, with --fail-if-empty; 2 wrong options or settings."
        },
        footer = {"", "Examples:", "  meterline accounts find Бойко", "  meterline accounts find 0671112233"})
final class AccountsFindCommand extends SettingsCommand {
    @Parameters(paramLabel = "TEXT", description = "What to search for.")
    private String text;

    @Mixin
    private LimitOption limit;

    @Mixin
    private TableFormat format;

    @Mixin
    private EmptyResultOption emptyResult;

    @Override
    public Integer call() throws Exception {
        if (text.isBlank()) {
            throw new ParameterException(spec.commandLine(), "TEXT is blank");
        }
        Settings settings = config.load();
        long atMost = limit.limit();
        return CommandDatabase.read(settings, connection -> {
            long found;
            try (TableFormat.Table table = format.table(out(), settings, AccountTable.COLUMNS)) {
                found = new AccountRegistry(connection)
                        .search(text.strip(), atMost, account -> table.row(AccountTable.cells(account)));
            }
            if (found == 0) {
                err().println("meterline: no account was found");
            }
            return emptyResult.exitCode(found == 0);
        });
    }
}
