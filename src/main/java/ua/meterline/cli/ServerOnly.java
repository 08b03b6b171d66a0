package ua.meterline.cli;

import ua.meterline.config.Settings;

/** Refuses commands about a PostgreSQL server where the settings name a file. */
final class ServerOnly {
    private ServerOnly() {}

    /** @param why the server is needed */
    static void require(Settings settings, String why) throws CannotStartException {
        if (!settings.database().isServer()) {
            throw new CannotStartException(
                    "meterline.database.url: names a file; set it to jdbc:postgresql://HOST/DATABASE, and"
                            + " meterline.database.username and .password: " + why,
                    null);
        }
    }
}
