package ua.meterline.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import ua.meterline.app.ReadingModule;
import ua.meterline.backoffice.Callback;
import ua.meterline.backoffice.Callbacks;
import ua.meterline.billing.SpreadsheetCell;
import ua.meterline.common.Printable;
import ua.meterline.config.Settings;
import ua.meterline.reading.BillingPeriod;

/** Lists senders to call back. */
@Command(
        name = "callback",
        header = "Lists senders whose messages were rejected and who have sent no valid reading since.",
        description = {
            "One line per sender: channel, sender, account in the last rejected message, number of rejections, last "
                    + "outcome, and the last rejected message with its time. Not listed are senders who sent a "
                    + "reading afterwards, wrote about an account that has a reading for this period, or only said "
                    + "thanks.",
            "Exit codes: 0 done, also when there are none; 1 there are none, with --fail-if-empty; 2 wrong options "
                    + "or settings."
        },
        footer = {
            "",
            "Examples:",
            "  meterline callback --period 2026-11",
            "  meterline callback --period 2026-11 --format csv > callback.csv"
        })
final class CallbackCommand extends SettingsCommand {
    private static final String LINE = "%-7s  %-20s  %-10s  %-7s  %-24s  %-24s  %s";
    private static final List<String> TITLES =
            List.of("channel", "sender", "account", "refused", "outcome", "last", "message");

    enum Format {
        TEXT,
        CSV
    }

    @Option(
            names = "--period",
            paramLabel = "YYYY-MM",
            required = true,
            converter = OperandParser.Period.class,
            description = "The period of the messages.")
    private BillingPeriod period;

    @Option(
            names = "--format",
            paramLabel = "text|csv",
            defaultValue = "text",
            description = "text for people, csv for a spreadsheet. Default: ${DEFAULT-VALUE}")
    private Format format;

    @Mixin
    private EmptyResultOption emptyResult;

    @Override
    public Integer call() throws Exception {
        Settings settings = config.load();
        DisplayTime times = times(settings, format == Format.CSV);
        return CommandDatabase.read(settings, connection -> {
            AtomicBoolean any = new AtomicBoolean();
            new Callbacks(connection, ReadingModule.calendar(settings)).forEach(period, callback -> {
                if (!any.getAndSet(true)) {
                    print(TITLES.stream());
                }
                print(cells(callback, times));
            });
            if (!any.get()) {
                err().println("meterline: no sender to call back for " + period);
            }
            return emptyResult.exitCode(!any.get());
        });
    }

    private void print(Stream<String> cells) {
        PrintWriter out = out();
        out.println(
                format == Format.CSV
                        ? CSVFormat.RFC4180.format(
                                cells.map(SpreadsheetCell::of).toArray())
                        : LINE.formatted(cells.map(cell -> cell.isEmpty() ? "-" : Printable.plain(cell))
                                .toArray()));
    }

    private static Stream<String> cells(Callback callback, DisplayTime times) {
        return Stream.of(
                callback.channel(),
                callback.sender(),
                callback.account() == null ? "" : callback.account(),
                Integer.toString(callback.times()),
                callback.outcome(),
                times.of(callback.lastAt()),
                Long.toString(callback.lastMessage()));
    }
}
