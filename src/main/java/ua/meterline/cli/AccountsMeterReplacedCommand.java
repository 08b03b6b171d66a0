package ua.meterline.cli;

import java.time.LocalDate;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import ua.meterline.app.ReadingModule;
import ua.meterline.backoffice.MeterReplacements;
import ua.meterline.backoffice.NewMeter;
import ua.meterline.backoffice.RecordedReplacement;
import ua.meterline.backoffice.Reviewer;
import ua.meterline.backoffice.WhichMeter;
import ua.meterline.config.Settings;
import ua.meterline.reading.AccountNumber;
import ua.meterline.reading.RegisterValue;

/** Records a replaced meter. */
@Command(
        name = "meter-replaced",
        header = "Records that the meter of an account was replaced.",
        description = {
            "Readings from the period of that day on are of the new meter, and are exported with its number. The rules "
                    + "compare the next one with the start of the new meter: consumption is what the old meter showed "
                    + "at its end less the reading before, and what the new one shows less its start. The registry "
                    + "takes number and digits.",
            "Readings that came since that day and were stored for the old meter stay there if it can have shown them. "
                    + "If only the new meter can, they are moved to it: the next export withdraws the one and has the "
                    + "other. If both can, the command is refused without --later-readings.",
            "Nothing recorded is changed: --supersede corrects the last replacement of the account, and --cancel "
                    + "withdraws it. The gateway may be running.",
            "Exit codes: 0 recorded; 1 refused: unknown account, a day in the future, recorded already, the old meter "
                    + "showed more before, or it is not clear of which meter a reading is; 2 wrong options or settings."
        },
        footer = {
            "",
            "Examples:",
            "  meterline accounts meter-replaced 0501234567 --on 2026-11-03 --final 12360 --start 0 --number 17A "
                    + "--digits 5 --by Olena --why \"act 118\"",
            "  meterline accounts meter-replaced 0501234567 --cancel --by Olena --why \"wrong account\""
        })
final class AccountsMeterReplacedCommand extends SettingsCommand {
    private static final int LONGEST_NUMBER = 40;

    @Parameters(
            paramLabel = "ACCOUNT",
            converter = OperandParser.Account.class,
            description = "The account: ten digits.")
    private AccountNumber account;

    @ArgGroup(multiplicity = "1")
    private What what;

    /** A replacement, or none. */
    static final class What {
        @ArgGroup(exclusive = false)
        private Change change;

        @Option(names = "--cancel", required = true, description = "The last one recorded did not take place.")
        private boolean cancel;
    }

    /** The replacement. */
    static final class Change {
        @Option(
                names = "--on",
                required = true,
                paramLabel = "DATE",
                converter = OperandParser.Date.class,
                description = "The day, such as 2026-11-03.")
        private LocalDate on;

        @Option(
                names = "--final",
                required = true,
                paramLabel = "N",
                converter = OperandParser.Value.class,
                description = "The last register value of the old meter.")
        private RegisterValue last;

        @Option(
                names = "--start",
                required = true,
                paramLabel = "N",
                converter = OperandParser.Value.class,
                description = "The first register value of the new meter.")
        private RegisterValue start;

        @Option(names = "--number", paramLabel = "TEXT", description = "The number on the new meter.")
        private String number;

        @Option(names = "--digits", paramLabel = "4..9", description = "How many digits its dial has.")
        private Integer digits;

        @Option(
                names = "--later-readings",
                paramLabel = "old|new",
                description = "Of which meter readings since that day are that both can have shown.")
        private WhichMeter laterReadings;

        @Option(names = "--supersede", description = "This corrects the last replacement of the account.")
        private boolean supersede;
    }

    @Mixin
    private ReviewerOptions clerk;

    @Override
    public Integer call() throws Exception {
        Reviewer reviewer = clerk.reviewer();
        NewMeter change = what.cancel ? null : change();
        Settings settings = config.load();
        return CommandDatabase.write(spec, settings, connection -> {
            MeterReplacements replacements = new MeterReplacements(
                    connection,
                    ReadingModule.calendar(settings),
                    settings.billing().rules(),
                    clock());
            if (what.cancel) {
                int meter = replacements.cancel(account, reviewer);
                out().println("account %s: meter %d counts again".formatted(account.digits(), meter - 1));
            } else {
                RecordedReplacement recorded = replacements.record(
                        account, change, what.change.supersede, what.change.laterReadings, reviewer);
                int meter = recorded.meter();
                out().println("account %s: meter %d since %s, from %d on; meter %d ended with %d"
                        .formatted(
                                account.digits(),
                                meter,
                                change.on(),
                                change.startValue().value(),
                                meter - 1,
                                change.finalValue().value()));
                recorded.moved()
                        .forEach(moved -> out().println(
                                        "moved to meter %d: %d in %s".formatted(meter, moved.value(), moved.period())));
            }
            return 0;
        });
    }

    private NewMeter change() {
        Change given = what.change;
        if (given.digits != null && (given.digits < 4 || given.digits > 9)) {
            throw new ParameterException(spec.commandLine(), "--digits must be a number from 4 to 9");
        } else if (given.number != null && (given.number.isBlank() || given.number.length() > LONGEST_NUMBER)) {
            throw new ParameterException(
                    spec.commandLine(), "--number must have 1 to " + LONGEST_NUMBER + " characters");
        } else if (given.digits != null && Integer.toString(given.start.value()).length() > given.digits) {
            throw new ParameterException(spec.commandLine(), "--start has more digits than the new meter");
        }
        String number = given.number == null ? null : given.number.strip();
        return new NewMeter(given.on, given.last, given.start, number, given.digits);
    }
}
