package ua.meterline.app;

import java.time.InstantSource;
import java.util.function.Supplier;
import ua.meterline.backoffice.reminders.ReminderTerms;
import ua.meterline.backoffice.reminders.Reminders;
import ua.meterline.config.LiveSettings;
import ua.meterline.config.Settings;
import ua.meterline.outbox.Notices;
import ua.meterline.store.Database;

/** Wires reminders, for the commands and for the schedule of the gateway. */
public final class ReminderModule {
    private ReminderModule() {}

    /** For a command beside the gateway. */
    public static Reminders reminders(Settings settings, Database database, InstantSource clock) {
        return reminders(settings, () -> terms(settings), database, clock, clock);
    }

    private static Reminders reminders(
            Settings settings,
            Supplier<ReminderTerms> terms,
            Database database,
            InstantSource clock,
            InstantSource steadyClock) {
        return new Reminders(
                database, new Notices(clock, steadyClock), settings.billing().calendar(), terms, clock, steadyClock);
    }

    /** For the schedule of the gateway and the console; its settings may be reloaded. */
    static Reminders reminders(LiveSettings live, Database database, InstantSource clock, InstantSource steadyClock) {
        return reminders(live.get(), live.derived(ReminderModule::terms), database, clock, steadyClock);
    }

    private static ReminderTerms terms(Settings settings) {
        return new ReminderTerms(
                settings.reminders().hours(settings.timezone()),
                settings.reminders().dailyBudget(),
                settings.replyLimits().dailyBudget(),
                settings.reminders().perPeriod(),
                settings.reminders().text().main());
    }
}
