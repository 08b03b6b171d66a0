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
 * Adds unexported readings to a batch. They are selected without a lock, slice by slice of the accounts, and added in
 * short transactions that check again, so that concurrent exports never add one reading to two batches.
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
    private final ExportEntries entries;
    private final Progress progress;

    BatchFiller(
            ShortTransactions transactions,
            BatchRecords records,
            Periods periods,
            ExportEntries entries,
            Progress progress) {
        this.transactions = transactions;
        this.records = records;
        this.periods = periods;
        this.entries = entries;
        this.progress = progress;
    }

    /**
     * Accounts to export.
     *
     * @param accounts empty when no more of them follow
     * @param last of those that were looked at
     */
    private record Wanted(List<String> accounts, String last) {
        private boolean isEmpty() {
            return accounts.isEmpty();
        }
    }

    /** A new batch of all unexported readings; empty when there are none. */
    Optional<Batch> begin(BillingPeriod period, ExportRequest request) throws SQLException {
        for (Wanted wanted = wanted(period, ""); !wanted.isEmpty(); wanted = wanted(period, wanted.last())) {
            List<String> accounts = wanted.accounts();
            Optional<Batch> batch = transactions.write(connection -> begin(connection, period, request, accounts));
            if (batch.isPresent()) {
                return Optional.of(complete(batch.get(), wanted.last()));
            }
        }
        return Optional.empty();
    }

    /** Empty, with nothing written, when another export added all of these accounts meanwhile. */
    private Optional<Batch> begin(
            Connection connection, BillingPeriod period, ExportRequest request, List<String> accounts)
            throws SQLException {
        long id = NEXT_ID.number(connection, Map.of());
        Batch batch = Batch.begun(id, period, request.format(), periods.origin(period, request.startedBy()));
        BATCH.update(connection, batch.row());
        if (take(connection, batch, accounts) > 0) {
            entries.begun(connection, request.by(), batch);
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
        for (Wanted wanted = wanted(batch.period(), after);
                !wanted.isEmpty();
                wanted = wanted(batch.period(), wanted.last())) {
            List<String> accounts = wanted.accounts();
            done += transactions.write(connection -> take(connection, batch, accounts));
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

    /** Looks at one slice after the other, each in a read of its own. */
    private Wanted wanted(BillingPeriod period, String after) throws SQLException {
        List<String> accounts = new ArrayList<>();
        String last = after;
        while (accounts.size() < ACCOUNTS_AT_ONCE && !last.equals(AccountSlice.LAST)) {
            String from = last;
            last = transactions.read(connection -> addOfSlice(connection, period, from, accounts));
        }
        return new Wanted(accounts, last);
    }

    /** The last account that was looked at. */
    private static String addOfSlice(Connection connection, BillingPeriod period, String after, List<String> accounts)
            throws SQLException {
        String until = AccountSlice.end(connection, after);
        int most = ACCOUNTS_AT_ONCE - accounts.size();
        Map<String, Object> slice = Map.of("period", period.toString(), "after", after, "until", until, "limit", most);
        int found = 0;
        try (PreparedStatement query = WANTED.prepare(connection, slice);
                ResultSet result = query.executeQuery()) {
            for (; result.next(); found++) {
                accounts.add(result.getString(1));
            }
        }
        return found == most ? accounts.get(accounts.size() - 1) : until;
    }
}
