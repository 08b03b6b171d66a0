package ua.meterline.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import ua.meterline.app.ReadingModule;
import ua.meterline.backoffice.Callback;
import ua.meterline.backoffice.Callbacks;
import ua.meterline.common.CsvDialect;
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
            CsvDialect csv = settings.csv().dialect();
            AtomicBoolean any = new AtomicBoolean();
            new Callbacks(connection, ReadingModule.calendar(settings)).forEach(period, callback -> {
                if (!any.getAndSet(true)) {
                    out().println(format == Format.CSV ? csv.firstLine(TITLES) : text(TITLES));
                }
                List<String> cells = cells(callback, times);
                out().println(format == Format.CSV ? csv.line(protectedCells(csv, cells)) : text(cells));
            });
            if (!any.get()) {
                err().println("meterline: no sender to call back for " + period);
            }
            return emptyResult.exitCode(!any.get());
        });
    }

    private static String text(List<String> cells) {
        return LINE.formatted(cells.stream()
                .map(cell -> cell.isEmpty() ? "-" : Printable.plain(cell))
                .toArray());
    }

    private static List<Object> protectedCells(CsvDialect csv, List<String> cells) {
        List<Object> all = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            boolean account = TITLES.get(i).equals("account") && !cells.get(i).isEmpty();
            all.add(account ? csv.account(cells.get(i)) : csv.cell(cells.get(i)));
        }
        return all;
    }

    private static List<String> cells(Callback callback, DisplayTime times) {
        return List.of(
                callback.channel(),
                callback.sender(),
                callback.account() == null ? "" : callback.account(),
                Integer.toString(callback.times()),
                callback.outcome(),
                times.of(callback.lastAt()),
                Long.toString(callback.lastMessage()));
    }
}
