package ua.meterline.web.billing;

import java.time.Instant;
import ua.meterline.billing.Batch;
import ua.meterline.billing.BatchCorrection;
import ua.meterline.billing.BatchFiles;
import ua.meterline.web.Page;

/**
 * The page of a batch.
 *
 * @param problem in one line; null for none
 * @param corrections what it corrects of earlier batches
 * @param since what later batches correct of it
 */
public record BatchView(
        Page page,
        Batch batch,
        BatchFiles.Look file,
        String problem,
        RunView run,
        BatchCorrection.Page corrections,
        BatchCorrection.Page since) {
    public String path() {
        return "/billing/batches/" + batch.id();
    }

    public Instant createdAt() {
        return Instant.parse(batch.origin().createdAt());
    }

    /** Whether to say something about the file besides its size. */
    public boolean isFileWrong() {
        return file.state() != BatchFiles.State.INTACT && file.state() != BatchFiles.State.UNCHECKED;
    }

    /** Readings that no earlier batch had. */
    public long fresh() {
        return batch.readings() - batch.corrections() - batch.withdrawals();
    }

    public String next(String list, BatchCorrection.Page corrected) {
        return corrected
                .next()
                .map(place -> path() + "?" + list + "=" + page.seal(place.toString()))
                .orElse(null);
    }

    /** The run, where it is about this batch. */
    public boolean isAboutThisBatch() {
        return run.run() != null && run.run().repeated() == batch.id();
    }
}
