package ua.meterline.billing;

import java.time.Instant;
import java.util.List;

/**
 * An export that a person started, or a batch that is written again. Immutable.
 *
 * @param request null where a batch is written again
 * @param repeated the batch that is written again; 0 for an export
 * @param who the login of the person
 * @param step such as {@code readings taken}; empty before the first one
 * @param done how many of them so far
 * @param endedAt null while it runs
 * @param batches that are complete
 * @param failure null where there is none
 */
public record ExportRun(
        ExportRequest request,
        long repeated,
        String who,
        Instant since,
        String step,
        long done,
        Instant endedAt,
        List<Batch> batches,
        ExportFailure failure) {
    public ExportRun {
        batches = List.copyOf(batches);
    }

    static ExportRun of(ExportRequest request, String who, Instant since) {
        return new ExportRun(request, 0, who, since, "", 0, null, List.of(), null);
    }

    static ExportRun again(long batch, String who, Instant since) {
        return new ExportRun(null, batch, who, since, "", 0, null, List.of(), null);
    }

    public boolean isRunning() {
        return endedAt == null;
    }

    ExportRun at(String what, long count) {
        return new ExportRun(request, repeated, who, since, what, count, null, batches, null);
    }

    ExportRun ended(Instant at, List<Batch> done) {
        return new ExportRun(request, repeated, who, since, step, this.done, at, done, null);
    }

    ExportRun failed(ExportFailure why) {
        return new ExportRun(request, repeated, who, since, step, done, why.at(), batches, why);
    }
}
