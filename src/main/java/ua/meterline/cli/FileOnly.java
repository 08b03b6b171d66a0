package ua.meterline.cli;

import ua.meterline.config.Settings;

/** Refuses commands about the file of a database where there is none. */
final class FileOnly {
    private FileOnly() {}

    /** @param remedy what to use on PostgreSQL */
    static void require(Settings settings, String remedy) throws CannotStartException {
        if (settings.database().isServer()) {
            throw new CannotStartException(
                    "database " + DatabaseName.of(settings)
                            + ": this command works on a database file, and this is a PostgreSQL server; " + remedy,
                    null);
        }
    }
}
