package ua.meterline.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ua.meterline.backoffice.AcceptablePeriods;
import ua.meterline.backoffice.OpeningReading;
import ua.meterline.backoffice.OpeningReadings;
import ua.meterline.backoffice.Reviewer;
import ua.meterline.common.UnusableFileException;
import ua.meterline.config.Settings;
import ua.meterline.inbox.ListReader;
import ua.meterline.inbox.ListRow;
import ua.meterline.reading.BillingCalendar;
import ua.meterline.reading.BillingPeriod;
import ua.meterline.reading.Imported.Content;

/** The parent of the commands about readings. */
@Command(
        name = "readings",
        header = "Enters, loads and withdraws readings, and tells which are missing.",
        description = "Exit codes: 0 done; 1 refused for the reason given; 2 wrong options or settings.",
        subcommands = {
            ReadingsCommand.Import.class,
            ReadingsEnterCommand.class,
            ReadingsWithdrawCommand.class,
            ReadingsMissingCommand.class,
            ReadingsSummaryCommand.class
        },
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  meterline readings import opening.csv --period 2026-10 --by Olena --why \"as billed in October\"",
            "  meterline readings missing --period 2026-11",
            "  meterline readings summary"
        })
final class ReadingsCommand extends CommandGroup {
    /** Loads readings of past periods from a list. */
    @Command(
            name = "import",
            header = "Loads opening readings of past periods from a list.",
            description = {
                "The list is read like one in the inbox folder: account, reading and date, in CSV or XLSX. The date "
                        + "chooses the period of a row, unless --period does. The period must be past, and not older "
                        + "than the rules look back. Where a meter was replaced, the reading is of the meter of its "
                        + "period, and in the period of the replacement of that of its date; without a date, of the "
                        + "new one.",
                "Each reading becomes effective, and is recorded in the audit log with name and reason. A row is "
                        + "reported on standard error and skipped when it is not understood, when the registry does "
                        + "not know the account, when another value counts for the period, when it is below the "
                        + "reading before or above the reading after, or when the meter cannot have shown it. Loading "
                        + "again changes nothing. The gateway may be running.",
                "Exit codes: 0 readings were loaded, or known before; 1 none was; 2 wrong options or settings."
            },
            footer = {
                "",
                "Examples:",
                "  meterline readings import opening.csv --by Olena --why \"opening readings from billing\"",
                "  meterline readings import opening.xlsx --period 2026-10 --by Olena --why \"as billed in October\""
            })
    static final class Import extends SettingsCommand {
        private static final int MOST_ROWS = 100_000;

        @Parameters(paramLabel = "FILE", converter = OperandParser.File.class, description = "The list to read.")
        private Path file;

        @Mixin
        private ReviewerOptions clerk;

        @Option(
                names = "--period",
                paramLabel = "YYYY-MM",
                converter = OperandParser.Period.class,
                description = "The period of all rows, whatever their dates.")
        private BillingPeriod period;

        private int refused;

        @Override
        public Integer call() throws Exception {
            Reviewer reviewer = clerk.reviewer();
            Settings settings = config.load();
            List<OpeningReading> readings = CommandDatabase.inWords(settings, () -> readings(settings));
            OpeningReadings.Result result = CommandDatabase.with(
                    spec,
                    settings,
                    database -> new OpeningReadings(database, clock(), this::refuse).load(readings, name(), reviewer));
            out().println("opening readings: %d imported, %d known before, %d rows skipped"
                    .formatted(result.stored(), result.known(), refused));
            return result.stored() + result.known() > 0 ? 0 : 1;
        }

        private List<OpeningReading> readings(Settings settings) throws Exception {
            BillingCalendar calendar = settings.billing().calendar();
            AcceptablePeriods acceptable = AcceptablePeriods.at(clock().instant(), calendar);
            List<OpeningReading> readings = new ArrayList<>();
            for (ListRow row : rows(settings)) {
                if (!(row.content() instanceof Content.Reading read)) {
                    refuse(row.number(), problem(row.content()));
                    continue;
                }
                Optional<BillingPeriod> of = Optional.ofNullable(period)
                        .or(() -> Optional.ofNullable(read.readOn())
                                .map(day -> calendar.periodOf(day.atTime(LocalTime.NOON)
                                        .atZone(calendar.zone())
                                        .toInstant())));
                if (of.isEmpty()) {
                    refuse(row.number(), "no date; give --period");
                } else if (acceptable.open().isBefore(of.get())) {
                    refuse(row.number(), of.get() + " is in the future");
                } else if (of.get().equals(acceptable.open())) {
                    refuse(row.number(), of.get() + " is not past; hand the row in through the inbox folder");
                } else if (of.get().isBefore(acceptable.first())) {
                    refuse(row.number(), of.get() + " is too long ago; the first period is " + acceptable.first());
                } else {
                    readings.add(new OpeningReading(
                            row.number(), row.text(), read.account(), read.value(), of.get(), read.readOn()));
                }
            }
            return readings;
        }

        private List<ListRow> rows(Settings settings) throws Exception {
            try {
                return ListReader.ofPast(clock(), settings.timezone())
                        .rows(name(), Files.readAllBytes(file), MOST_ROWS);
            } catch (UnusableFileException e) {
                throw new CannotStartException(file + ": " + e.reason() + ": " + e.getMessage(), e);
            }
        }

        private static String problem(Content content) {
            return content instanceof Content.Unclear unclear
                    ? unclear.reason()
                    : ((Content.Wrong) content).reason().label();
        }

        private String name() {
            return file.getFileName().toString();
        }

        private void refuse(long row, String problem) {
            refused++;
            err().println("row " + row + ": " + problem);
        }
    }
}
