package ua.meterline.cli;

import java.time.LocalDate;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import ua.meterline.backoffice.reminders.ReminderDay;
import ua.meterline.config.Settings;

/** Tells what became of the reminders of the last days. */
@Command(
        name = "status",
        header = "Tells what became of the reminders of the last days.",
        description = {
            "One line per day: reminders, and of them those that wait, were sent, were withdrawn because the customer "
                    + "submitted or sent STOP, and failed or could not leave in time.",
            "Exit codes: 0 done, also when there were none; 1 there were none, with --fail-if-empty; 2 wrong "
                    + "options or settings."
        },
        footer = {"", "Examples:", "  meterline reminders status", "  meterline reminders status --days 90 --format csv"
        })
final class RemindersStatusCommand extends ListCommand<ReminderDay> {
    RemindersStatusCommand() {
        super(
                column("day", 10),
                column("period", 7),
                column("reminders", 9),
                column("pending", 9),
                column("sent", 9),
                column("withdrawn", 9),
                column("failed", 9));
    }

    @Option(
            names = "--days",
            paramLabel = "DAYS",
            defaultValue = "7",
            description = "How many days, with today. Default: ${DEFAULT-VALUE}")
    private int days;

    @Override
    List<ReminderDay> find(Settings settings) throws Exception {
        LocalDate first =
                LocalDate.ofInstant(clock().instant(), settings.timezone()).minusDays(days - 1L);
        return CommandDatabase.read(settings, connection -> ReminderDay.since(connection, first));
    }

    @Override
    List<?> cells(ReminderDay day, DisplayTime times) {
        return List.of(
                day.day(), day.period(), day.reminders(), day.pending(), day.sent(), day.withdrawn(), day.failed());
    }

    @Override
    String summary(int count) {
        return "";
    }
}
