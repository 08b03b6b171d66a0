package ua.meterline.app;

import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import ua.meterline.backoffice.limit.OneTimeKeys;
import ua.meterline.backoffice.limit.SharedOneTimeKeys;
import ua.meterline.store.Database;
import ua.meterline.store.DatabaseAccess;
import ua.meterline.store.cluster.SiteSecret;
import ua.meterline.web.SharedSite;
import ua.meterline.web.cabinet.StampNumbers;

/** Wires what the consoles, and the cabinets, of several nodes share. */
final class SiteModule {
    private SiteModule() {}

    /**
     * @param name of the site, such as {@code cabinet}
     * @param forms how long a form can be sent
     */
    static SharedSite site(Database database, String name, Duration forms, InstantSource clock) throws SQLException {
        DatabaseAccess access = new DatabaseAccess(database);
        OneTimeKeys handled = access.isShared()
                ? new SharedOneTimeKeys(access, "form of the " + name, forms)
                : OneTimeKeys.OF_ONE_GATEWAY;
        return new SharedSite(SiteSecret.of(database, name), clock, handled);
    }

    /** Of the forms of the cabinet for a reading. */
    static StampNumbers stamps(DatabaseAccess database) {
        return database.isShared()
                ? StampNumbers.shared(new SharedOneTimeKeys(database, "stamp", StampNumbers.LIFETIME))
                : StampNumbers.inMemory();
    }
}
