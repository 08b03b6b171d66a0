package ua.meterline.backoffice;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import ua.meterline.backoffice.staff.Actor;
import ua.meterline.backoffice.staff.AuditAction;
import ua.meterline.backoffice.staff.AuditEntry;
import ua.meterline.backoffice.staff.AuditLog;
import ua.meterline.backoffice.staff.AuditObject;
import ua.meterline.reading.AccountNumber;
import ua.meterline.store.DatabaseAccess;
import ua.meterline.store.Sql;
import ua.meterline.store.StoreUnavailableException;
import ua.meterline.store.WriteTransaction;

/**
 * The numbers that may send readings of an account without naming it, for the office and for the customer. A removed
 * binding is made again only by a further accepted reading with its account. Thread-safe.
 */
public final class AccountBindings {
    private static final Sql DELETE = Sql.named("delete-binding");

    private final DatabaseAccess database;
    private final InstantSource clock;

    public AccountBindings(DatabaseAccess database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    public List<Binding> of(AccountNumber account) throws StoreUnavailableException {
        return database.read(connection -> Binding.ofAccount(connection, account));
    }

    /**
     * Removes a binding, with its line in the audit log.
     *
     * @param account to which it must belong
     * @return false where there is none: it was removed before
     */
    public boolean remove(long id, AccountNumber account, Actor actor) throws StoreUnavailableException {
        return database.write(
                connection -> WriteTransaction.run(connection, () -> remove(connection, id, account, actor)));
    }

    private boolean remove(Connection connection, long id, AccountNumber account, Actor actor) throws SQLException {
        boolean removed = DELETE.update(connection, Map.of("id", id, "account", account.digits())) > 0;
        if (removed) {
            AuditLog.record(
                    connection,
                    AuditEntry.of(clock.instant(), actor, AuditAction.REMOVE_BINDING)
                            .about(AuditObject.account(account.digits()))
                            .with("binding " + id));
        }
        return removed;
    }
}
