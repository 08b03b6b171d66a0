package ua.meterline.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import ua.meterline.backoffice.phone.AccountSearch;
import ua.meterline.config.Settings;

/** Finds accounts by what a customer tells. */
@Command(
        name = "find",
        header = "Finds accounts by a part of their number, name or address, or by a sender.",
        description = {
            "Searches accounts, names, addresses and meter numbers for all words of the text, in any order, case and "
                    + "spelling of apostrophes; a word of one or two characters only where a word begins. Seven digits "
                    + "or more are also the end of a telephone number that readings came from, and a text with @ is "
                    + "the address of a sender: these read all readings, some seconds for a million.",
            "Exit codes: 0 done; 1 no account was found, with --fail-if-empty; 2 wrong options or settings."
        },
        footer = {"", "Examples:", "  meterline accounts find Бойко", "  meterline accounts find 0671112233"})
final class AccountsFindCommand extends SettingsCommand {
    @Parameters(paramLabel = "TEXT", description = "What to search for.")
    private String text;

    @Mixin
    private AccountTable table;

    @Override
    public Integer call() throws Exception {
        if (text.isBlank()) {
            throw new ParameterException(spec.commandLine(), "TEXT is blank");
        } else if (!AccountSearch.isLongEnough(text)) {
            throw new ParameterException(
                    spec.commandLine(), "TEXT is too short: give a word of two characters or more");
        }
        Settings settings = config.load();
        return CommandDatabase.read(
                settings,
                connection -> table.print(
                        connection,
                        settings,
                        out(),
                        err(),
                        "no account was found",
                        (registry, limit, visitor) -> registry.search(text.strip(), limit, visitor)));
    }
}
