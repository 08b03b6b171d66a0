package ua.meterline.cli;

import ua.meterline.config.Settings;
import ua.meterline.store.DatabaseFile;

/** The database in messages for operators: its file, or its server and name. */
final class DatabaseName {
    private DatabaseName() {}

    static String of(Settings settings) {
        return settings.database().isServer()
                ? settings.database().toString()
                : DatabaseFile.of(settings.databaseUrl()).toString();
    }

    /** The file by its whole path. */
    static String absolute(Settings settings) {
        return settings.database().isServer()
                ? of(settings)
                : DatabaseFile.of(settings.databaseUrl())
                        .toAbsolutePath()
                        .normalize()
                        .toString();
    }
}
