package ua.meterline.billing;

import java.util.Map;
import ua.meterline.reading.BillingPeriod;

/**
 * One export: a row of the table {@code batch}.
 *
 * @param id counts from 1
 * @param file its name in the export folder
 * @param readings 0 while the batch is being filled, then their final number
 * @param corrections of the readings, those that an earlier batch had with another value
 * @param withdrawals of the readings, those that an earlier batch had and nothing counts any more
 * @param state of the period when the batch was filled; of no meaning before
 * @param sha256 of the file, in hexadecimal digits; null until it is exported
 */
public record Batch(
        long id,
        BillingPeriod period,
        BatchFormat format,
        String file,
        BatchOrigin origin,
        long readings,
        long corrections,
        long withdrawals,
        PeriodState state,
        String sha256) {
    /** A new, empty batch. */
    static Batch begun(long id, BillingPeriod period, BatchFormat format, BatchOrigin origin) {
        String file = "readings-%s-%06d.%s".formatted(period, id, format.label());
        return new Batch(id, period, format, file, origin, 0, 0, 0, new PeriodState(true, 0), null);
    }

    boolean isGrowing() {
        return readings == 0;
    }

    /** Whether its file and manifest were completely written at least once. */
    public boolean isExported() {
        return sha256 != null;
    }

    /** The name of the manifest beside the file. */
    public String manifest() {
        return file.substring(0, file.lastIndexOf('.')) + ".manifest.json";
    }

    Batch with(String checksum) {
        return new Batch(id, period, format, file, origin, readings, corrections, withdrawals, state, checksum);
    }

    /** The parameters of {@code insert-batch.sql}. */
    Map<String, Object> row() {
        return Map.of(
                "id", id,
                "period", period.toString(),
                "format", format.label(),
                "created_at", origin.createdAt(),
                "file", file,
                "meterline", origin.meterline(),
                "read_on", origin.readOn(),
                "csv", origin.csv().toString(),
                "started_by", origin.startedBy());
    }
}
