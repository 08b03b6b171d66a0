package ua.meterline.cli;

import picocli.CommandLine.Command;
import ua.meterline.app.ReminderModule;
import ua.meterline.backoffice.reminders.ReminderPreview;
import ua.meterline.common.Progress;
import ua.meterline.config.Settings;

/** Counts who would be reminded now. */
@Command(
        name = "preview",
        header = "Counts who would be reminded now, and sends nothing.",
        description = {
            "Prints how many numbers submitted by SMS in the three periods before, how many of them are left out and "
                    + "why, how many would be reminded, and the text.",
            "Exit codes: 0 done; 1 failed; 2 wrong options or settings."
        },
        footer = {"", "Examples:", "  meterline reminders preview"})
final class RemindersPreviewCommand extends SettingsCommand {
    @Override
    public Integer call() throws Exception {
        Settings settings = config.load();
        ReminderPreview preview = CommandDatabase.with(
                spec,
                settings,
                database ->
                        ReminderModule.reminders(settings, database, clock()).preview(Progress.NONE));
        line("period", preview.period().toString());
        line("numbers of earlier periods", "" + preview.earlier());
        line("  have submitted", "" + preview.submitted());
        line("  want no reminders", "" + preview.optedOut());
        line("  were reminded", "" + preview.reminded());
        line("  beyond the daily budget", "" + preview.overBudget());
        line("to be reminded", "" + preview.due());
        line("text", preview.text());
        return 0;
    }

    private void line(String name, String value) {
        out().println("%-28s %s".formatted(name, value));
    }
}
