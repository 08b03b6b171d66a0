package ua.meterline.billing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import ua.meterline.reading.BillingPeriod;
import ua.meterline.store.DatabaseAccess;
import ua.meterline.store.Sql;
import ua.meterline.store.StoreUnavailableException;

/** Counts what is not exported, in slices of the accounts, so that no query lasts long. Thread-safe. */
public final class NotExportedCount {
    private static final Sql COUNT = Sql.named("count-not-exported");

    private final DatabaseAccess database;

    public NotExportedCount(DatabaseAccess database) {
        this.database = database;
    }

    /** @param first the periods before this one are left out */
    Walk from(BillingPeriod first) {
        return new Walk(first);
    }

    /** Over all accounts, once. For use by one thread. */
    final class Walk {
        private final String first;
        private final Map<BillingPeriod, NotExported.Counts> counts = new HashMap<>();
        private String after = "";

        private Walk(BillingPeriod first) {
            this.first = first.toString();
        }

        /** Counts the next slice; false when it was the last one. */
        boolean next() throws StoreUnavailableException {
            return database.read(connection -> {
                String until = AccountSlice.end(connection, after);
                count(connection, until);
                after = until;
                return !until.equals(AccountSlice.LAST);
            });
        }

        private void count(Connection connection, String until) throws SQLException {
            Map<String, Object> slice = Map.of("after", after, "until", until, "first", first);
            try (PreparedStatement query = COUNT.prepare(connection, slice);
                    ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    counts.merge(
                            BillingPeriod.parse(row.getString("period")),
                            new NotExported.Counts(
                                    row.getLong("new"), row.getLong("corrections"), row.getLong("withdrawals")),
                            NotExported.Counts::plus);
                }
            }
        }

        Map<BillingPeriod, NotExported.Counts> counts() {
            return counts;
        }
    }
}
