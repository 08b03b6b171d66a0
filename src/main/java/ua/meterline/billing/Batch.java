package ua.meterline.billing;

import java.util.Map;
import ua.meterline.reading.BillingPeriod;

/**
 * One export: a row of the table {@code batch}.
 *
 * @param id counts from 1
 * @param createdAt UTC text, as in the database
 * @param file its name in the export folder
 * @param readings 0 while the batch is being filled, then their final number
 * @param sha256 of the file, in hexadecimal digits; null until it is exported
 * @param meterline the version that created it
 */
public record Batch(
        long id,
        BillingPeriod period,
        BatchFormat format,
        String createdAt,
        String file,
        long readings,
        String sha256,
        String meterline) {
    /** A new, empty batch. */
    static Batch begun(long id, BillingPeriod period, BatchFormat format, String createdAt, String meterline) {
        String file = "readings-%s-%06d.%s".formatted(period, id, format.label());
        return new Batch(id, period, format, createdAt, file, 0, null, meterline);
    }

    boolean isGrowing() {
        return readings == 0;
    }

    /** Whether its file and manifest were completely written at least once. */
    boolean isExported() {
        return sha256 != null;
    }

    /** The name of the manifest beside the file. */
    public String manifest() {
        return file.substring(0, file.lastIndexOf('.')) + ".manifest.json";
    }

    Batch with(long count) {
        return new Batch(id, period, format, createdAt, file, count, sha256, meterline);
    }

    Batch with(String checksum) {
        return new Batch(id, period, format, createdAt, file, readings, checksum, meterline);
    }

    /** The parameters of {@code insert-batch.sql}. */
    Map<String, Object> row() {
        return Map.of(
                "id", id,
                "period", period.toString(),
                "format", format.label(),
                "created_at", createdAt,
                "file", file,
                "meterline", meterline);
    }
}
