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
import ua.meterline.reading.BillingPeriod;

/** Lists what waits for a decision. */
@Command(
        name = "list",
        header = "Lists the messages that wait for a decision, oldest first.",
        description = {
            "A line each: message, time (UTC), channel, account, value, period, what counted for the last period before, what "
                    + "counts for this period now, the rules that held it, and the decision, if any. A hyphen where there is nothing.",
            "Exit codes: 0 there are some; 1 there are none; 2 wrong options or settings."
        },
        footer = {
            "",
            "Examples:",
            "  meterline review list --period 2026-11",
            "  meterline review list --all --format json"
        })
final class ReviewListCommand extends SettingsCommand {
    private static final String LINE = "%-8s  %-24s  %-7s  %-10s  %-7s  %-7s  %-8s  %-7s  %-8s  %s";

    @Option(
            names = "--period",
            paramLabel = "YYYY-MM",
            converter = OperandParser.Period.class,
            description = "Only readings for this period.")
    private BillingPeriod period;

    @Option(names = "--all", description = "Also those that were decided.")
    private boolean all;

    @Mixin
    private OutputFormat format;

    @Override
    public Integer call() throws Exception {
        return CommandDatabase.read(config.load(), connection -> {
            if (list(connection) > 0) {
                return 0;
            }
            err().println("meterline: no message waits for a decision");
            return 1;
        });
    }

    private long list(Connection connection) throws SQLException {
        PrintWriter out = out();
        AtomicLong count = new AtomicLong();
        new HeldMessages(connection).forEach(period, all, message -> {
            if (count.getAndIncrement() == 0 && !format.isJson()) {
                out.println(LINE.formatted(
                        "id",
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
            out.println(format.isJson() ? Json.line(picture.facts()) : line(picture));
        });
        out.flush();
        return count.get();
    }

    private static String line(ReviewCase picture) {
        return LINE.formatted(picture.summary().stream()
                .map(fact -> fact == null ? "-" : fact)
                .toArray());
    }
}
