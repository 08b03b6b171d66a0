package ua.meterline.cli;

import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import ua.meterline.app.ReadingModule;
import ua.meterline.backoffice.MissingReadings;
import ua.meterline.config.Settings;
import ua.meterline.reading.BillingPeriod;

/** Lists accounts without a reading. */
@Command(
        name = "missing",
        header = "Lists accounts of the registry without a reading for a period.",
        description = {
            "In order of the account. held: a reading for the period waits for a review.",
            "Exit codes: 0 done; 1 there is no registry, or with --fail-if-empty no account is missing; 2 wrong "
                    + "options or settings."
        },
        footer = {
            "",
            "Examples:",
            "  meterline readings missing --period 2026-11",
            "  meterline readings missing --period 2026-11 --format csv > missing.csv"
        })
final class ReadingsMissingCommand extends SettingsCommand {
    private static final List<TableFormat.Column> COLUMNS = List.of(
            new TableFormat.Column("account", 10),
            new TableFormat.Column("held", 4),
            new TableFormat.Column("name", 30),
            new TableFormat.Column("address", 30));

    @Option(
            names = "--period",
            paramLabel = "YYYY-MM",
            required = true,
            converter = OperandParser.Period.class,
            description = "The billing period.")
    private BillingPeriod period;

    @Mixin
    private TableFormat format;

    @Mixin
    private EmptyResultOption emptyResult;

    @Override
    public Integer call() throws Exception {
        Settings settings = config.load();
        return CommandDatabase.read(settings, connection -> {
            long missing;
            try (TableFormat.Table table = format.table(out(), settings, COLUMNS)) {
                missing = new MissingReadings(connection)
                        .forEach(
                                period,
                                account -> table.row(Arrays.asList(
                                        account.account(),
                                        account.held() ? "yes" : "no",
                                        account.name(),
                                        account.address())));
            }
            boolean future =
                    ReadingModule.calendar(settings).periodOf(clock().instant()).isBefore(period);
            err().println("meterline: %d accounts have no reading for %s%s"
                    .formatted(missing, period, future ? ", which is in the future" : ""));
            return emptyResult.exitCode(missing == 0);
        });
    }
}
