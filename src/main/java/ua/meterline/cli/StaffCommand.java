package ua.meterline.cli;

import ua.meterline.app.ConsoleModule;
import ua.meterline.backoffice.staff.StaffDirectory;
import ua.meterline.config.Settings;

/** A command that changes who may use the console. */
abstract class StaffCommand extends SettingsCommand {
    /** The change. */
    @FunctionalInterface
    interface Change {
        void in(StaffDirectory staff) throws Exception;
    }

    final void change(Settings settings, Change change) throws Exception {
        CommandDatabase.with(spec, settings, database -> {
            change.in(ConsoleModule.people(database, clock()));
            return null;
        });
    }
}
