package ua.meterline.billing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ua.meterline.store.DatabaseAccess;
import ua.meterline.store.Sql;
import ua.meterline.store.StoreUnavailableException;

/** The batches that were exported, for people and other programs to look at. Thread-safe. */
public final class BatchArchive {
    private static final Sql BATCHES = Sql.named("select-batches");
    private static final Sql AFTER = Sql.named("select-batches-after");
    private static final Sql BATCH = Sql.named("select-batch");
    private static final Sql UNFINISHED = Sql.named("select-unfinished-batches");
    private static final Sql CORRECTIONS = Sql.named("select-batch-corrections");
    private static final Sql SINCE = Sql.named("select-corrections-since");

    private final DatabaseAccess database;

    public BatchArchive(DatabaseAccess database) {
        this.database = database;
    }

    /**
     * The latest first.
     *
     * @param before only batches with lower ids
     * @param size how many at most
     */
    public List<Batch> page(long before, int size) throws StoreUnavailableException {
        return database.read(connection ->
                BatchRecords.batches(BATCHES.prepare(connection, Map.of("before", before, "limit", size))));
    }

    /** Oldest first, so that a reader continues after the last id that it has seen. */
    public List<Batch> after(long id, int size) throws StoreUnavailableException {
        return database.read(
                connection -> BatchRecords.batches(AFTER.prepare(connection, Map.of("after", id, "limit", size))));
    }

    public Optional<Batch> batch(long id) throws StoreUnavailableException {
        return database.read(connection -> BatchRecords.batches(BATCH.prepare(connection, Map.of("id", id)))).stream()
                .findFirst();
    }

    /** Batches whose export is running or was interrupted, oldest first. */
    public List<Batch> unfinished() throws StoreUnavailableException {
        return database.read(connection -> BatchRecords.batches(UNFINISHED.prepare(connection)));
    }

    /** What the batch corrects of earlier ones, in the order of its file. */
    public BatchCorrection.Page corrections(Batch batch, BatchCorrection.Place after, int size)
            throws StoreUnavailableException {
        return corrections(CORRECTIONS, batch, after, size);
    }

    /** What later batches correct of this one, in their order. */
    public BatchCorrection.Page correctionsSince(Batch batch, BatchCorrection.Place after, int size)
            throws StoreUnavailableException {
        return corrections(SINCE, batch, after, size);
    }

    private BatchCorrection.Page corrections(Sql query, Batch batch, BatchCorrection.Place after, int size)
            throws StoreUnavailableException {
        Map<String, Object> row = Map.of(
                "batch", batch.id(),
                "period", batch.period().toString(),
                "later", after.batch(),
                "account", after.account(),
                "meter", after.meter(),
                "limit", size + 1);
        List<BatchCorrection> found = database.read(connection -> corrections(connection, query, row));
        if (found.size() <= size) {
            return new BatchCorrection.Page(found, Optional.empty());
        }
        List<BatchCorrection> page = found.subList(0, size);
        return new BatchCorrection.Page(page, Optional.of(page.get(size - 1).place()));
    }

    private static List<BatchCorrection> corrections(Connection connection, Sql query, Map<String, Object> parameters)
            throws SQLException {
        try (PreparedStatement statement = query.prepare(connection, parameters);
                ResultSet row = statement.executeQuery()) {
            List<BatchCorrection> found = new ArrayList<>();
            while (row.next()) {
                found.add(new BatchCorrection(
                        row.getLong("batch_id"),
                        row.getString("account"),
                        row.getLong("meter"),
                        BatchRecords.number(row, "value_before"),
                        BatchRecords.number(row, "value"),
                        row.getLong("message_id")));
            }
            return found;
        }
    }
}
