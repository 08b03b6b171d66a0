package ua.meterline.cli;

import picocli.CommandLine.Mixin;
import ua.meterline.backoffice.reminders.ReminderWishes;
import ua.meterline.backoffice.staff.Actor;
import ua.meterline.config.Settings;
import ua.meterline.store.DatabaseAccess;

/** Notes whether a number wants reminders, as a customer told the office. */
abstract class ReminderWishCommand extends SettingsCommand {
    private final boolean wanted;
    private final String changed;
    private final String unchanged;

    @Mixin
    private NumberOperand number;

    /**
     * @param changed what is printed when this was noted
     * @param unchanged what is printed when it was so before
     */
    ReminderWishCommand(boolean wanted, String changed, String unchanged) {
        this.wanted = wanted;
        this.changed = changed;
        this.unchanged = unchanged;
    }

    @Override
    public Integer call() throws Exception {
        Settings settings = config.load();
        String normalized = number.of(settings);
        boolean noted = CommandDatabase.with(
                spec,
                settings,
                database -> new ReminderWishes(new DatabaseAccess(database), clock())
                        .note(normalized, wanted, Actor.ofCommand()));
        out().println("the number " + (noted ? changed : unchanged + "; nothing is changed"));
        return 0;
    }
}
