package ua.meterline.cli;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import ua.meterline.app.ReadingModule;
import ua.meterline.backoffice.DossierEntry;
import ua.meterline.backoffice.DossierPeriod;
import ua.meterline.backoffice.DossierReader;
import ua.meterline.backoffice.Refusal;
import ua.meterline.backoffice.RefusedException;
import ua.meterline.config.Settings;
import ua.meterline.reading.AccountNumber;
import ua.meterline.reading.BillingPeriod;

/** Shows the history of an account, to settle disputes. */
@Command(
        name = "dossier",
        header = "Shows the history of an account in chronological order.",
        description = {
            "One line per event: time, kind, id of the message, and details as name=value. Kinds: message (as "
                    + "received), held (with the rules), reading (counts=yes for the effective one), review, reply, "
                    + "receipt (delivery receipt of the reply), batch (exported to billing), meter (replaced).",
            "Includes messages that mention the account without a reading, and rejected messages of the same "
                    + "senders that name no account. The search reads all messages: some seconds for a million. "
                    + "Numbers and texts are shown in full.",
            "Exit codes: 0 shown; 1 the account is unknown; 2 wrong options or settings."
        },
        footer = {
            "",
            "Examples:",
            "  meterline dossier --account 0501234567",
            "  meterline dossier --account 0501234567 --period 2026-11 --format json"
        })
final class DossierCommand extends SettingsCommand {
    @Option(
            names = "--account",
            paramLabel = "N",
            required = true,
            converter = OperandParser.Account.class,
            description = "The account: ten digits.")
    private AccountNumber account;

    @Option(
            names = "--period",
            paramLabel = "YYYY-MM",
            converter = OperandParser.Period.class,
            description = "Only events of this period.")
    private BillingPeriod period;

    @Mixin
    private OutputFormat format;

    @Override
    public Integer call() throws Exception {
        Settings settings = config.load();
        return CommandDatabase.read(settings, connection -> {
            write(settings, connection);
            return 0;
        });
    }

    private void write(Settings settings, Connection connection) throws SQLException, RefusedException {
        Optional<Map<String, Object>> registered;
        List<DossierEntry> entries;
        try (ProgressLine progress = new ProgressLine(spec)) {
            DossierReader dossier = new DossierReader(connection, settings.readingFormat(), progress);
            registered = dossier.registered(account);
            entries = dossier.of(account);
        }
        if (period != null) {
            entries = new DossierPeriod(ReadingModule.calendar(settings)).only(period.toString(), entries);
        }
        if (entries.isEmpty() && registered.isEmpty()) {
            throw period == null
                    ? new RefusedException(Refusal.NO_RECORDS, account.digits())
                    : new RefusedException(Refusal.NO_RECORDS_IN_PERIOD, account.digits(), period);
        }
        print(registered, entries, times(settings, format.isJson()));
    }

    private void print(Optional<Map<String, Object>> registered, List<DossierEntry> entries, DisplayTime times) {
        PrintWriter out = out();
        registered.ifPresent(facts -> out.println(
                format.isJson() ? Json.line(facts) : DossierEntry.line("account " + account.digits(), facts)));
        entries.forEach(entry -> out.println(format.isJson() ? Json.line(entry.allFacts()) : line(entry, times)));
        out.flush();
    }

    private static String line(DossierEntry entry, DisplayTime times) {
        return new DossierEntry(times.of(entry.at()), entry.what(), entry.message(), times.of(entry.facts())).line();
    }
}
