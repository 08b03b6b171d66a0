package ua.meterline.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import ua.meterline.app.ReadingModule;
import ua.meterline.backoffice.ReadingSummary;
import ua.meterline.backoffice.ReadingSummary.Messages;
import ua.meterline.config.Settings;
import ua.meterline.reading.BillingCalendar;
import ua.meterline.reading.BillingPeriod;

/** Counts the readings of a period. */
@Command(
        name = "summary",
        header = "Counts the readings of a period, and the messages received in it.",
        description = {
            "Effective readings, on time and late; readings that wait for a review; accounts of the registry with and "
                    + "without a reading; and messages by channel, outcome and reason. Reads all messages: some "
                    + "seconds for a million.",
            "Exit codes: 0 shown; 1 failed; 2 wrong options or settings."
        },
        footer = {
            "",
            "Examples:",
            "  meterline readings summary",
            "  meterline readings summary --period 2026-11 --format json"
        })
final class ReadingsSummaryCommand extends SettingsCommand {
    @Option(
            names = "--period",
            paramLabel = "YYYY-MM",
            converter = OperandParser.Period.class,
            description = "The billing period. Default: the one that is open now.")
    private BillingPeriod period;

    @Mixin
    private OutputFormat format;

    @Override
    public Integer call() throws Exception {
        Settings settings = config.load();
        BillingCalendar calendar = ReadingModule.calendar(settings);
        BillingPeriod wanted = period == null ? calendar.periodOf(clock().instant()) : period;
        return CommandDatabase.read(settings, connection -> {
            ReadingSummary summary = ReadingSummary.of(connection, wanted, calendar);
            if (format.isJson()) {
                out().println(json(summary));
            } else {
                print(summary, times(settings, false));
            }
            return 0;
        });
    }

    private void print(ReadingSummary summary, DisplayTime times) {
        out().println("period " + summary.period());
        summary.extension()
                .ifPresent(longer -> out().println("window extended by %d minutes, until %s: %s"
                        .formatted(longer.minutes(), times.of(longer.until()), longer.downtimes())));
        summary.progress().forEach((name, count) -> out().println("%10d  %s".formatted(count, name.replace('-', ' '))));
        out().println("messages received in the period");
        summary.messages()
                .forEach(row -> out().println("%10d  %s %s%s"
                        .formatted(
                                row.count(),
                                row.channel(),
                                row.outcome(),
                                row.reason() == null ? "" : " " + row.reason())));
        out().flush();
    }

    private static String json(ReadingSummary summary) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("period", summary.period().toString());
        summary.extension().ifPresent(longer -> {
            all.put("window-extended-until", DisplayTime.UTC.of(longer.until()));
            all.put("window-extended-because", longer.downtimes());
        });
        all.putAll(summary.progress());
        List<Map<String, Object>> messages = new ArrayList<>();
        for (Messages row : summary.messages()) {
            Map<String, Object> fact = new LinkedHashMap<>();
            fact.put("channel", row.channel());
            fact.put("outcome", row.outcome());
            fact.put("reason", row.reason());
            fact.put("count", row.count());
            messages.add(fact);
        }
        all.put("messages", messages);
        return Json.line(all);
    }
}
