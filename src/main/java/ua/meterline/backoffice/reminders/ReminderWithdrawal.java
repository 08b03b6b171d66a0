package ua.meterline.backoffice.reminders;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import ua.meterline.store.Rows;
import ua.meterline.store.ShortTransactions;
import ua.meterline.store.Sql;
import ua.meterline.store.UtcTime;

/**
 * Withdraws reminders that wait, once an account of theirs has a reading. It looks through those that wait in slices,
 * by reading, and takes the writer only for a slice that has one to withdraw, or one that waits no more. Thread-safe.
 */
final class ReminderWithdrawal {
    private static final int AT_ONCE = 1_000;
    private static final Sql LAST = Sql.named("select-reminder-span");
    private static final Sql SETTLED = Sql.named("count-settled-reminders");

    private final ShortTransactions transactions;

    ReminderWithdrawal(ShortTransactions transactions) {
        this.transactions = transactions;
    }

    void run(Instant now) throws SQLException {
        long after = 0;
        for (long last = lastOf(after); last > 0; last = lastOf(after)) {
            Map<String, Object> slice = Rows.row("now", UtcTime.format(now), "after", after, "last", last);
            if (transactions.read(connection -> SETTLED.number(connection, slice)) > 0) {
                transactions.write(connection -> {
                    Sql.named("withdraw-reminders").update(connection, slice);
                    return Sql.named("delete-reminder-accounts").update(connection, slice);
                });
            }
            after = last;
        }
    }

    /** The last of the next ones; 0 for none. */
    private long lastOf(long after) throws SQLException {
        return transactions.read(connection -> LAST.number(connection, Rows.row("after", after, "limit", AT_ONCE)));
    }
}
