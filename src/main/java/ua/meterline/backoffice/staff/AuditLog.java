package ua.meterline.backoffice.staff;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import ua.meterline.store.DatabaseAccess;
import ua.meterline.store.Rows;
import ua.meterline.store.Sql;
import ua.meterline.store.StoreUnavailableException;
import ua.meterline.store.UtcTime;

/** The append-only log of who did what. Thread-safe. */
public final class AuditLog {
    private static final Sql INSERT = Sql.named("insert-audit-entry");

    private final DatabaseAccess database;
    private final InstantSource clock;

    public AuditLog(DatabaseAccess database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** An entry of now. */
    public AuditEntry entry(Actor actor, AuditAction action) {
        return AuditEntry.of(clock.instant(), actor, action);
    }

    /** Writes the entry in the caller's transaction: both are on disk, or neither is. */
    public static void record(Connection connection, AuditEntry entry) throws SQLException {
        AuditObject object = entry.object();
        INSERT.update(
                connection,
                Rows.row(
                        "at",
                        UtcTime.format(entry.at()),
                        "who",
                        entry.actor().who(),
                        "action",
                        entry.action().toString(),
                        "object_kind",
                        object == null ? null : object.kind(),
                        "object_id",
                        object == null ? null : object.id(),
                        "detail",
                        entry.detail(),
                        "address",
                        entry.actor().address()));
    }

    /**
     * Writes the entry in a transaction of its own. Call it before what it is about is shown: what cannot be recorded
     * must not happen.
     */
    public void record(AuditEntry entry) throws StoreUnavailableException {
        database.transaction(connection -> {
            record(connection, entry);
            return null;
        });
    }

    /**
     * The entries that match, the latest first.
     *
     * @param before the position that the page before ended with; null for the first page
     * @param size how many at most
     */
    public AuditPage page(AuditFilter filter, AuditPage.Position before, int size) throws StoreUnavailableException {
        return database.read(connection -> new AuditSearch(filter).page(connection, before, size));
    }
}
