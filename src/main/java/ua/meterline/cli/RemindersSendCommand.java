package ua.meterline.cli;

import java.util.Optional;
import picocli.CommandLine.Command;
import ua.meterline.app.ReminderModule;
import ua.meterline.backoffice.staff.Actor;
import ua.meterline.common.Progress;
import ua.meterline.config.Settings;

/** Reminds today. */
@Command(
        name = "send",
        header = "Reminds those who have not submitted yet, today.",
        description = {
            "The gateway sends the reminders within meterline.reminders.hours of today and the daily budget. "
                    + "'reminders preview' counts them before. A number is reminded once a day: the command may be "
                    + "repeated, also after it was interrupted. The audit log names who gave it.",
            "Exit codes: 0 done, also when no number is due; 1 the hours of today or the window are over; 2 wrong "
                    + "options or settings."
        },
        footer = {"", "Examples:", "  meterline reminders send"})
final class RemindersSendCommand extends SettingsCommand {
    @Override
    public Integer call() throws Exception {
        Settings settings = config.load();
        Optional<Long> sent = CommandDatabase.with(
                spec,
                settings,
                database ->
                        ReminderModule.reminders(settings, database, clock()).send(Actor.ofCommand(), Progress.NONE));
        if (sent.isEmpty()) {
            err().println("meterline: the hours of today (meterline.reminders.hours) or the window are over; "
                    + "none is sent");
            return 1;
        }
        out().println(sent.get() + " reminders are due");
        return 0;
    }
}
