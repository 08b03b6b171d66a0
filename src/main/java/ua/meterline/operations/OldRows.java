package ua.meterline.operations;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import ua.meterline.common.Progress;
import ua.meterline.store.ShortTransactions;
import ua.meterline.store.Sql;
import ua.meterline.store.UtcTime;

/**
 * Rows that the purge deletes by their age: delivery receipts, notices, bindings, reminders and logins of the cabinet.
 * Thread-safe.
 */
final class OldRows {
    private static final int ROWS_AT_ONCE = 2_000;

    /** Reminders, and accounts that a number has proved, stay for a year longer. */
    private static final Duration REMEMBERED = Duration.ofDays(365);

    private static final Sql RECEIPTS = Sql.named("purge-receipts");
    private static final Sql NOTICES = Sql.named("purge-notices");
    /** They move the rows that stay beside deleted ones away, and back. */
    private static final List<Sql> MOVES = List.of(Sql.named("move-first-receipts"), Sql.named("move-first-notices"));

    private static final Sql BINDINGS = Sql.named("purge-bindings");
    private static final List<Sql> UNCOUNTED = List.of(
            Sql.named("purge-reminders"),
            Sql.named("purge-login-codes"),
            Sql.named("purge-cabinet-sessions"),
            Sql.named("purge-cabinet-accounts"));

    private static final Sql COUNT_RECEIPTS = Sql.named("count-old-receipts");
    private static final Sql COUNT_NOTICES = Sql.named("count-old-notices");
    private static final Sql COUNT_BINDINGS = Sql.named("count-expired-bindings");

    private final ShortTransactions transactions;
    private final Progress progress;

    OldRows(ShortTransactions transactions, Progress progress) {
        this.transactions = transactions;
        this.progress = progress;
    }

    PurgeResult delete(Instant cutoff) throws SQLException {
        Map<String, Object> old = Map.of("cutoff", UtcTime.format(cutoff), "limit", ROWS_AT_ONCE);
        PurgeResult deleted = PurgeResult.ofRows(
                delete(RECEIPTS, "delivery receipts", old),
                delete(NOTICES, "notices", old),
                delete(BINDINGS, "bindings", old));
        transactions.write(OldRows::rewriteFirstRows);
        transactions.write(connection -> deleteUncounted(connection, cutoff));
        return deleted;
    }

    private long delete(Sql statement, String what, Map<String, Object> old) throws SQLException {
        long all = 0;
        long some;
        do {
            some = transactions.write(connection -> statement.update(connection, old));
            all += some;
            progress.at(what, all);
        } while (some == ROWS_AT_ONCE);
        return all;
    }

    /** Their pages may hold copies of deleted rows that had grown. */
    private static int rewriteFirstRows(Connection connection) throws SQLException {
        int all = 0;
        for (Sql move : MOVES) {
            all += move.update(connection, Map.of()) + move.update(connection, Map.of());
        }
        return all;
    }

    private static int deleteUncounted(Connection connection, Instant cutoff) throws SQLException {
        Map<String, Object> old =
                Map.of("cutoff", UtcTime.format(cutoff), "forgotten", UtcTime.format(cutoff.minus(REMEMBERED)));
        int all = 0;
        for (Sql statement : UNCOUNTED) {
            all += statement.update(connection, old);
        }
        return all;
    }

    /** What {@link #delete} would delete. */
    PurgeResult count(Instant cutoff) throws SQLException {
        Map<String, Object> old = Map.of("cutoff", UtcTime.format(cutoff));
        return PurgeResult.ofRows(count(COUNT_RECEIPTS, old), count(COUNT_NOTICES, old), count(COUNT_BINDINGS, old));
    }

    private long count(Sql statement, Map<String, Object> old) throws SQLException {
        return transactions.read(connection -> statement.number(connection, old));
    }
}
