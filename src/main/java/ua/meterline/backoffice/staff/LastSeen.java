package ua.meterline.backoffice.staff;

import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ua.meterline.store.DatabaseAccess;
import ua.meterline.store.Rows;
import ua.meterline.store.Sql;
import ua.meterline.store.StoreUnavailableException;
import ua.meterline.store.UtcTime;

/** Stores when a session was last used, to a minute. Thread-safe. */
public final class LastSeen {
    private static final Logger LOG = LoggerFactory.getLogger(LastSeen.class);
    private static final Duration RESOLUTION = Duration.ofMinutes(1);

    private final DatabaseAccess database;
    private final Sql update;

    /** @param update with the parameters {@code id}, of the session, and {@code now} */
    public LastSeen(DatabaseAccess database, Sql update) {
        this.database = database;
        this.update = update;
    }

    /**
     * The session is in use. A busy database must not keep a person from reading: the next request tries again.
     *
     * @param seen what is stored
     */
    public void note(long session, Instant seen, Instant now) {
        if (now.isBefore(seen.plus(RESOLUTION))) {
            return;
        }
        try {
            database.transaction(
                    connection -> update.update(connection, Rows.row("id", session, "now", UtcTime.format(now))));
        } catch (StoreUnavailableException e) {
            LOG.debug("Noting that a session is in use", e);
        }
    }
}
