package ua.meterline.billing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ua.meterline.common.Progress;
import ua.meterline.reading.BillingPeriod;
import ua.meterline.store.Rows;
import ua.meterline.store.ShortTransactions;
import ua.meterline.store.Sql;

/**
 * Adds unexported readings to a batch. They are selected without a lock and added in short transactions that check
 * again, so that concurrent exports never add one reading to two batches.
 */
final class BatchFiller {
    private static final int ACCOUNTS_AT_ONCE = 2_000;

    private static final Sql WANTED = Sql.named("select-not-exported");
    private static final Sql NEXT_ID = Sql.named("select-next-batch-id");
    private static final Sql BATCH = Sql.named("insert-batch");
    private static final Sql READINGS = Sql.named("insert-batch-readings");
    private static final Sql COUNTED = Sql.named("update-batch-counted");

    private final ShortTransactions transactions;
    private final BatchRecords records;
    private final Periods periods;
    private final Progress progress;

    BatchFiller(ShortTransactions transactions, BatchRecords records, Periods periods, Progress progress) {
        this.transactions = transactions;
        this.records = records;
        this.periods = periods;
        this.progress = progress;
    }

    /** A new batch of all unexported readings; empty when there are none. */
    Optional<Batch> begin(BillingPeriod period, BatchFormat format) throws SQLException {
        List<String> accounts = wanted(period, "");
        while (!accounts.isEmpty()) {
            List<String> found = accounts;
            Optional<Batch> batch = transactions.write(connection -> begin(connection, period, format, found));
            String last = last(accounts);
            if (batch.isPresent()) {
                return Optional.of(complete(batch.get(), last));
            }
            accounts = wanted(period, last);
        }
        return Optional.empty();
    }

    /** Empty, with nothing written, when another export added all of these accounts meanwhile. */
    private Optional<Batch> begin(
            Connection connection, BillingPeriod period, BatchFormat format, List<String> accounts)
            throws SQLException {
        long id = NEXT_ID.number(connection, Map.of());
        Batch batch = Batch.begun(id, period, format, periods.origin(period));
        BATCH.update(connection, batch.row());
        if (take(connection, batch, accounts) > 0) {
            return Optional.of(batch);
        }
        connection.rollback();
        return Optional.empty();
    }

    /** Completes a batch whose export was interrupted while it was being filled. */
    Batch complete(Batch batch) throws SQLException {
        return complete(batch, "");
    }

    private Batch complete(Batch batch, String after) throws SQLException {
        long done = 0;
        for (List<String> accounts = wanted(batch.period(), after);
                !accounts.isEmpty();
                accounts = wanted(batch.period(), last(accounts))) {
            List<String> found = accounts;
            done += transactions.write(connection -> take(connection, batch, found));
            progress.at("readings taken", done);
        }
        transactions.write(connection -> {
            PeriodState state = periods.state(connection, batch.period());
            return COUNTED.update(
                    connection,
                    Map.of("id", batch.id(), "window_open", state.windowOpen(), "in_review", state.inReview()));
        });
        return records.batch(batch.id()).orElseThrow();
    }

    private static int take(Connection connection, Batch batch, List<String> accounts) throws SQLException {
        return READINGS.update(
                connection,
                Map.of("batch", batch.id(), "period", batch.period().toString(), "accounts", Rows.json(accounts)));
    }

    private List<String> wanted(BillingPeriod period, String after) throws SQLException {
        Map<String, Object> row = Map.of("period", period.toString(), "after", after, "limit", ACCOUNTS_AT_ONCE);
        return transactions.read(connection -> {
            try (PreparedStatement query = WANTED.prepare(connection, row);
                    ResultSet result = query.executeQuery()) {
                List<String> accounts = new ArrayList<>();
                while (result.next()) {
                    accounts.add(result.getString(1));
                }
                return accounts;
            }
        });
    }

    private static String last(List<String> accounts) {
        return accounts.get(accounts.size() - 1);
    }
}
