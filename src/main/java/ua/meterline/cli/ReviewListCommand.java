package ua.meterline.cli;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import ua.meterline.backoffice.HeldMessages;
import ua.meterline.backoffice.ReviewCase;
import ua.meterline.config.Settings;
import ua.meterline.reading.BillingPeriod;

/** Lists the review queue. */
@Command(
        name = "list",
        header = "Lists the messages in the review queue, oldest first.",
        description = {
            "One line per message, or for several with the same reading: id of the first, how many there are, time, "
                    + "channel, account, value, period, effective value of the last period before, effective value of "
                    + "this period, rules that held it, and the decision. A hyphen for an empty field.",
            "Exit codes: 0 done, also with an empty queue; 1 it is empty, with --fail-if-empty; 2 wrong options "
                    + "or settings."
        },
        footer = {
            "",
            "Examples:",
            "  meterline review list --period 2026-11",
            "  meterline review list --all --format json"
        })
final class ReviewListCommand extends SettingsCommand {
    private static final String LINE = "%-8s  %-5s  %-24s  %-7s  %-10s  %-7s  %-7s  %-8s  %-7s  %-8s  %s";

    @Option(
            names = "--period",
            paramLabel = "YYYY-MM",
            converter = OperandParser.Period.class,
            description = "Only readings for this period.")
    private BillingPeriod period;

    @Option(names = "--all", description = "Include decided messages.")
    private boolean all;

    @Mixin
    private OutputFormat format;

    @Mixin
    private EmptyResultOption emptyResult;

    @Override
    public Integer call() throws Exception {
        Settings settings = config.load();
        return CommandDatabase.read(settings, connection -> {
            boolean empty = list(connection, times(settings, format.isJson())) == 0;
            if (empty) {
                err().println("meterline: the review queue is empty");
            }
            return emptyResult.exitCode(empty);
        });
    }

    private long list(Connection connection, DisplayTime times) throws SQLException {
        PrintWriter out = out();
        AtomicLong count = new AtomicLong();
        new HeldMessages(connection).forEach(period, all, message -> {
            if (count.getAndIncrement() == 0 && !format.isJson()) {
                out.println(LINE.formatted(
                        "id",
                        "times",
                        "received",
                        "channel",
                        "account",
                        "value",
                        "period",
                        "previous",
                        "counts",
                        "decision",
                        "rules"));
            }
            ReviewCase picture = ReviewCase.of(connection, message);
            out.println(format.isJson() ? Json.line(picture.facts()) : line(picture, times));
        });
        out.flush();
        return count.get();
    }

    private static String line(ReviewCase picture, DisplayTime times) {
        return LINE.formatted(picture.summary().stream()
                .map(fact -> fact == null ? "-" : fact instanceof String text ? times.of(text) : fact)
                .toArray());
    }
}
