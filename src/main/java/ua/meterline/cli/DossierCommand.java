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
import ua.meterline.backoffice.Dossier;
import ua.meterline.backoffice.DossierEntry;
import ua.meterline.backoffice.DossierPeriod;
import ua.meterline.backoffice.RefusedException;
import ua.meterline.config.Settings;
import ua.meterline.reading.AccountNumber;
import ua.meterline.reading.BillingPeriod;

/** Shows an account's whole story, to settle a dispute. */
@Command(
        name = "dossier",
        header = "Shows everything about an account, in order of time.",
        description = {
            "A line for each thing that happened: time (UTC), kind, number of the message, and what there is to say of it as "
                    + "name=value. Kinds: message (as it came), held (by which rules), reading (counts=yes for the one that counts "
                    + "today), review, reply, receipt (what the SMSC told of the reply), batch (handed over to billing).",
            "Messages that mention the account without having become a reading belong to it, and what was refused of the same "
                    + "senders without naming any account. To find them, all messages are read through: some seconds for a "
                    + "million. It shows numbers and texts of customers in full.",
            "Exit codes: 0 told; 1 nothing is known of the account; 2 wrong options or settings."
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
            description = "Only what concerns this period.")
    private BillingPeriod period;

    @Mixin
    private OutputFormat format;

    @Override
    public Integer call() throws Exception {
        Settings settings = config.load();
        return CommandDatabase.read(settings, connection -> {
            tell(settings, connection);
            return 0;
        });
    }

    private void tell(Settings settings, Connection connection) throws SQLException, RefusedException {
        Optional<Map<String, Object>> registered;
        List<DossierEntry> entries;
        try (ProgressLine progress = new ProgressLine(spec)) {
            Dossier dossier = new Dossier(connection, settings.readingFormat(), progress);
            registered = dossier.registered(account);
            entries = dossier.of(account);
        }
        if (period != null) {
            entries = new DossierPeriod(ReadingModule.calendar(settings)).only(period.toString(), entries);
        }
        if (entries.isEmpty() && registered.isEmpty()) {
            throw new RefusedException("account " + account.digits() + ": nothing is known of it"
                    + (period == null ? "" : " in " + period));
        }
        print(registered, entries);
    }

    private void print(Optional<Map<String, Object>> registered, List<DossierEntry> entries) {
        PrintWriter out = out();
        registered.ifPresent(facts -> out.println(
                format.isJson() ? Json.line(facts) : DossierEntry.line("account " + account.digits(), facts)));
        entries.forEach(entry -> out.println(format.isJson() ? Json.line(entry.allFacts()) : entry.line()));
        out.flush();
    }
}
