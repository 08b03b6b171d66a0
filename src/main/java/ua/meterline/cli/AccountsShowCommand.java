package ua.meterline.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import ua.meterline.backoffice.AccountCard;
import ua.meterline.backoffice.DossierEntry;
import ua.meterline.config.Settings;
import ua.meterline.reading.AccountNumber;

/** Shows an account at a glance. */
@Command(
        name = "show",
        header = "Shows an account: registry, meters, last readings, senders.",
        description = {
            "One line for the entry of the registry, and one per replaced meter, reading and sender. The state of a "
                    + "reading: counts, replaced by another of its period, or held for a review. 'meterline dossier' "
                    + "shows every message.",
            "Exit codes: 0 shown; 1 the account is unknown; 2 wrong options or settings."
        },
        footer = {"", "Example:", "  meterline accounts show 0501234567"})
final class AccountsShowCommand extends SettingsCommand {
    private static final int READINGS = 24;

    @Parameters(
            paramLabel = "ACCOUNT",
            converter = OperandParser.Account.class,
            description = "The account: ten digits.")
    private AccountNumber account;

    @Mixin
    private OutputFormat format;

    @Override
    public Integer call() throws Exception {
        Settings settings = config.load();
        return CommandDatabase.read(settings, connection -> {
            AccountCard card = AccountCard.of(connection, account, READINGS);
            DisplayTime times = times(settings, format.isJson());
            print("account", List.of(card.registered()), times);
            print("meter", card.meters(), times);
            print("reading", card.readings(), times);
            print("sender", card.senders(), times);
            out().flush();
            return 0;
        });
    }

    private void print(String what, List<Map<String, Object>> rows, DisplayTime times) {
        for (Map<String, Object> row : rows) {
            Map<String, Object> facts = new LinkedHashMap<>();
            if (what.equals("account")) {
                facts.put("account", account.digits());
                facts.put("registered", row.isEmpty() ? "no" : "yes");
            }
            facts.putAll(row);
            out().println(format.isJson() ? json(what, facts) : text(what, facts, times));
        }
    }

    private static String json(String what, Map<String, Object> facts) {
        Map<String, Object> all = new LinkedHashMap<>(Map.of("what", what));
        all.putAll(facts);
        return Json.line(all);
    }

    private static String text(String what, Map<String, Object> facts, DisplayTime times) {
        Map<String, Object> known = times.of(facts);
        known.values().removeIf(Objects::isNull);
        return DossierEntry.line("%-8s".formatted(what), known);
    }
}
