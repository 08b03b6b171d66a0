package ua.meterline.web.api;

import java.util.List;
import java.util.Map;
import ua.meterline.backoffice.staff.AuditAction;
import ua.meterline.backoffice.staff.AuditLog;
import ua.meterline.backoffice.staff.AuditObject;
import ua.meterline.backoffice.staff.Permission;
import ua.meterline.billing.Batch;
import ua.meterline.billing.BatchArchive;
import ua.meterline.billing.BatchFiles;
import ua.meterline.web.Answer;
import ua.meterline.web.ApiCall;
import ua.meterline.web.ApiProblem;
import ua.meterline.web.ApiProblemException;
import ua.meterline.web.ApiRoutes;

/** To fetch batches and their files. Thread-safe. */
final class BatchCalls {
    private static final int OK = 200;
    private static final String CURE = "the office can write it again";

    private final BatchArchive batches;
    private final BatchFiles files;
    private final AuditLog audit;

    BatchCalls(BatchArchive batches, BatchFiles files, AuditLog audit) {
        this.batches = batches;
        this.files = files;
        this.audit = audit;
    }

    void register(ApiRoutes routes) {
        routes.get("/batches", Permission.VIEW_BILLING, this::page);
        routes.get("/batches/{id}", Permission.VIEW_BILLING, call -> JsonAnswer.of(members(batch(call))));
        routes.get("/batches/{id}/file", Permission.EXPORT, this::file);
    }

    private Answer page(ApiCall call) throws Exception {
        int limit = Parameters.limit(call);
        List<Batch> found = batches.after(Parameters.afterId(call), limit);
        Long next = found.size() < limit ? null : found.get(limit - 1).id();
        return JsonAnswer.of(JsonAnswer.object(
                "batches", found.stream().map(BatchCalls::members).toList(), "next", next));
    }

    private Batch batch(ApiCall call) throws Exception {
        return batches.batch(call.pathNumber("id"))
                .orElseThrow(() ->
                        new ApiProblemException(ApiProblem.of(404, "not-found", "there is no batch with this id")));
    }

    private Answer file(ApiCall call) throws Exception {
        Batch batch = batch(call);
        BatchFiles.Opened file = open(batch);
        try {
            audit.record(audit.entry(call.actor(), AuditAction.DOWNLOAD)
                    .about(AuditObject.batch(batch.id()))
                    .with(batch.file()));
        } catch (Exception e) {
            file.close();
            throw e;
        }
        return new Answer(
                OK,
                batch.format().contentType(),
                Map.of(
                        "Content-Disposition",
                        "attachment; filename=\"" + batch.file() + "\"",
                        "Content-Length",
                        Long.toString(file.size())),
                file::writeTo);
    }

    private BatchFiles.Opened open(Batch batch) throws ApiProblemException {
        try {
            return files.open(batch);
        } catch (BatchFiles.FileProblemException e) {
            throw new ApiProblemException(
                    switch (e.state()) {
                        case UNFINISHED -> ApiProblem.of(404, "no-file", "the batch is not complete yet");
                        case MISSING ->
                            ApiProblem.of(404, "no-file", batch.file() + " is no longer in the export folder; " + CURE);
                        default ->
                            ApiProblem.of(
                                    409,
                                    "wrong-file",
                                    batch.file() + " cannot be read, or is not as it was exported; " + CURE);
                    });
        }
    }

    private static Map<String, Object> members(Batch batch) {
        return JsonAnswer.object(
                "id", batch.id(),
                "period", batch.period(),
                "format", batch.format().label(),
                "created_at", batch.origin().createdAt(),
                "complete", batch.isExported(),
                "file", batch.file(),
                "readings", batch.readings(),
                "sha256", batch.sha256(),
                "window_open", batch.state().windowOpen(),
                "in_review", batch.state().inReview());
    }
}
