package ua.meterline.billing;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ua.meterline.common.CsvDialect;
import ua.meterline.reading.BillingPeriod;
import ua.meterline.store.ShortTransactions;
import ua.meterline.store.Sql;

/** Reads batches from the tables {@code batch} and {@code batch_reading}. Thread-safe. */
final class BatchRecords {
    private static final Sql BATCH = Sql.named("select-batch");
    private static final Sql UNFINISHED = Sql.named("select-unfinished-batches");
    private static final Sql READINGS = Sql.named("select-batch-readings");
    private static final Sql EXPORTED = Sql.named("update-batch-exported");
    private static final int READINGS_AT_ONCE = 5_000;
    /** Sorts before each reading of a batch. */
    private static final BatchReading BEGINNING = new BatchReading("", 0, null, null, null, false, "", "", 0);

    /** Receives the readings of a batch one by one. */
    @FunctionalInterface
    interface Taker {
        void take(BatchReading reading) throws IOException;
    }

    private final ShortTransactions transactions;

    BatchRecords(ShortTransactions transactions) {
        this.transactions = transactions;
    }

    Optional<Batch> batch(long id) throws SQLException {
        return transactions.read(connection -> batches(BATCH.prepare(connection, Map.of("id", id)))).stream()
                .findFirst();
    }

    /** Batches whose export was interrupted, oldest first. */
    List<Batch> unfinished() throws SQLException {
        return transactions.read(connection -> batches(UNFINISHED.prepare(connection)));
    }

    static List<Batch> batches(PreparedStatement query) throws SQLException {
        try (query;
                ResultSet row = query.executeQuery()) {
            List<Batch> batches = new ArrayList<>();
            while (row.next()) {
                batches.add(batch(row));
            }
            return batches;
        }
    }

    private static Batch batch(ResultSet row) throws SQLException {
        return new Batch(
                row.getLong("id"),
                BillingPeriod.parse(row.getString("period")),
                BatchFormat.of(row.getString("format")),
                row.getString("file"),
                new BatchOrigin(
                        row.getString("created_at"),
                        row.getString("meterline"),
                        row.getString("read_on"),
                        CsvDialect.parse(row.getString("csv")),
                        row.getString("started_by")),
                row.getLong("readings"),
                row.getLong("corrections"),
                row.getLong("withdrawals"),
                new PeriodState(row.getInt("window_open") == 1, row.getLong("in_review")),
                row.getString("sha256"));
    }

    /** Hands over the readings of a batch in the order of its file, read in parts: a slow disk holds no read open. */
    void readings(Batch batch, Taker taker) throws SQLException, IOException {
        BatchReading last = BEGINNING;
        List<BatchReading> part;
        do {
            BatchReading after = last;
            part = transactions.read(connection -> part(connection, batch, after));
            for (BatchReading reading : part) {
                taker.take(reading);
                last = reading;
            }
        } while (part.size() == READINGS_AT_ONCE);
    }

    private static List<BatchReading> part(Connection connection, Batch batch, BatchReading after) throws SQLException {
        List<BatchReading> part = new ArrayList<>(READINGS_AT_ONCE);
        Map<String, Object> place = Map.of(
                "batch", batch.id(),
                "period", batch.period().toString(),
                "account", after.account(),
                "meter", after.meter(),
                "limit", READINGS_AT_ONCE);
        try (PreparedStatement query = READINGS.prepare(connection, place);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                part.add(reading(row));
            }
        }
        return part;
    }

    private static BatchReading reading(ResultSet row) throws SQLException {
        return new BatchReading(
                row.getString("account"),
                row.getLong("meter"),
                row.getString("meter_number"),
                number(row, "value"),
                number(row, "previous_value"),
                row.getInt("on_time") == 1,
                row.getString("received_at"),
                row.getString("channel"),
                row.getLong("message_id"));
    }

    static Long number(ResultSet row, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : number;
    }

    /** Marks the batch as exported, in the caller's transaction; see {@link Batch#isExported}. */
    static void markExported(Connection connection, Batch batch) throws SQLException {
        EXPORTED.update(connection, Map.of("id", batch.id(), "sha256", batch.sha256()));
    }
}
