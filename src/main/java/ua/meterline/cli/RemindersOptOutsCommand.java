package ua.meterline.cli;

import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Command;
import ua.meterline.backoffice.reminders.ReminderWishes;
import ua.meterline.config.Settings;
import ua.meterline.store.DatabaseAccess;

/** Lists the numbers that get no reminders, without the numbers. */
@Command(
        name = "opt-outs",
        header = "Lists who gets no reminders.",
        description = {
            "One line per number, the last ones first: the message that said STOP, since when, and who noted it. The "
                    + "numbers themselves are not kept; the message shows its own.",
            "Exit codes: 0 done, also when there are none; 1 there are none, with --fail-if-empty; 2 wrong options or "
                    + "settings."
        },
        footer = {"", "Examples:", "  meterline reminders opt-outs", "  meterline reminders opt-outs --format csv"})
final class RemindersOptOutsCommand extends ListCommand<ReminderWishes.Wish> {
    private static final int MOST = 1_000_000;

    RemindersOptOutsCommand() {
        super(column("message", 8), column("since", 24), column("by", 20));
    }

    @Override
    List<ReminderWishes.Wish> find(Settings settings) throws Exception {
        return CommandDatabase.with(
                spec, settings, database -> new ReminderWishes(new DatabaseAccess(database), clock()).optOuts(MOST));
    }

    @Override
    List<?> cells(ReminderWishes.Wish optOut, DisplayTime times) {
        return Arrays.asList(optOut.message(), times.of(optOut.at()), optOut.by());
    }

    @Override
    String summary(int count) {
        return "%d numbers get no reminders".formatted(count);
    }
}
