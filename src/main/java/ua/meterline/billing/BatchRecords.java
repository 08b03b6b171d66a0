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

    private static List<Batch> batches(PreparedStatement query) throws SQLException {
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
                        CsvDialect.parse(row.getString("csv"))),
                row.getLong("readings"),
                new PeriodState(row.getInt("window_open") == 1, row.getLong("in_review")),
                row.getString("sha256"));
    }

    /** Streams the readings of a batch, in the order of its file. */
    void readings(Batch batch, Taker taker) throws SQLException, IOException {
        IOException failure = transactions.read(connection -> {
            try {
                stream(connection, batch, taker);
                return null;
            } catch (IOException e) {
                return e;
            }
        });
        if (failure != null) {
            throw failure;
        }
    }

    private static void stream(Connection connection, Batch batch, Taker taker) throws SQLException, IOException {
        try (PreparedStatement query = READINGS.prepare(connection, Map.of("batch", batch.id()));
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                taker.take(reading(row));
            }
        }
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

    private static Long number(ResultSet row, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : number;
    }

    /** Marks the batch as exported; see {@link Batch#isExported}. */
    void markExported(Batch batch) throws SQLException {
        transactions.write(
                connection -> EXPORTED.update(connection, Map.of("id", batch.id(), "sha256", batch.sha256())));
    }
}
