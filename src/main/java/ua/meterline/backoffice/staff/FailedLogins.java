package ua.meterline.backoffice.staff;

import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ua.meterline.common.RecentCount;
import ua.meterline.store.DatabaseAccess;
import ua.meterline.store.StoreUnavailableException;

/**
 * Records failed logins. An unknown login is not written down: people type passwords there. A thousand entries
 * an hour at most, so that attempts cannot fill the database; the next one tells how many are missing. Thread-safe.
 */
final class FailedLogins {
    private static final Logger LOG = LoggerFactory.getLogger(FailedLogins.class);
    private static final int MOST_IN_AN_HOUR = 1_000;

    private final AuditLog log;
    private final RecentCount recorded = new RecentCount(Duration.ofHours(1));
    private int missing;

    FailedLogins(DatabaseAccess database, InstantSource clock) {
        this.log = new AuditLog(database, clock);
    }

    /** @param member null for an unknown login */
    void record(StaffMember member, String address) throws StoreUnavailableException {
        AuditEntry entry = log.entry(
                member == null ? Actor.unknown(address) : Actor.of(member, address), AuditAction.LOGIN_FAILED);
        int notRecorded = next();
        if (notRecorded >= 0) {
            log.record(notRecorded == 0 ? entry : entry.with(notRecorded + " before it were not recorded"));
        }
    }

    /** How many before this one were not recorded; negative when this one is not either. */
    private synchronized int next() {
        long now = System.nanoTime();
        if (recorded.at(now) >= MOST_IN_AN_HOUR) {
            if (missing++ == 0) {
                LOG.warn("Over {} failed logins in an hour; not each of them is recorded now", MOST_IN_AN_HOUR);
            }
            return -1;
        }
        recorded.add(now);
        int before = missing;
        missing = 0;
        return before;
    }
}
