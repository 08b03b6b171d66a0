package ua.meterline.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import ua.meterline.backoffice.AccountRegistry;
import ua.meterline.config.Settings;
import ua.meterline.reading.AccountNumber;

/** Lists the registry. */
@Command(
        name = "list",
        header = "Lists accounts of the registry.",
        description = {
            "In order of the account. A hyphen for what the registry does not have.",
            "Exit codes: 0 done; 1 no account is listed, with --fail-if-empty; 2 wrong options or settings."
        },
        footer = {
            "",
            "Examples:",
            "  meterline accounts list --with Хуст",
            "  meterline accounts list --limit 0 --format csv > accounts.csv",
            "  meterline accounts list --after 0501234567"
        })
final class AccountsListCommand extends SettingsCommand {
    @Option(
            names = "--with",
            paramLabel = "TEXT",
            defaultValue = "",
            description = "Only those with this part of an account, name, address or meter number.")
    private String text;

    @Option(names = "--without-digits", description = "Only those whose meter's digits are unknown.")
    private boolean withoutDigits;

    @Option(
            names = "--after",
            paramLabel = "ACCOUNT",
            converter = OperandParser.Account.class,
            description = "Begin after this account, such as the last one of the page before.")
    private AccountNumber after;

    @Mixin
    private AccountTable table;

    @Override
    public Integer call() throws Exception {
        Settings settings = config.load();
        String first = after == null ? "" : after.digits();
        return CommandDatabase.read(
                settings,
                connection -> table.print(
                        connection,
                        settings,
                        out(),
                        err(),
                        "no such account in the registry",
                        (registry, limit, visitor) -> registry.forEach(
                                new AccountRegistry.Filter(text, withoutDigits, first, limit), visitor)));
    }
}
