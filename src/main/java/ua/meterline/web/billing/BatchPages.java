package ua.meterline.web.billing;

import ua.meterline.backoffice.staff.AuditAction;
import ua.meterline.backoffice.staff.AuditLog;
import ua.meterline.backoffice.staff.AuditObject;
import ua.meterline.backoffice.staff.Permission;
import ua.meterline.billing.Batch;
import ua.meterline.billing.BatchArchive;
import ua.meterline.billing.BatchCorrection;
import ua.meterline.billing.BatchFiles;
import ua.meterline.billing.ExportJob;
import ua.meterline.web.Answer;
import ua.meterline.web.BadInputException;
import ua.meterline.web.NoSuchPageException;
import ua.meterline.web.Routes;
import ua.meterline.web.Visit;

/** The page of a batch: what it corrects, what was corrected since, and its file. Thread-safe. */
public final class BatchPages {
    private static final int CORRECTIONS_A_PAGE = 50;
    private static final int CONFLICT = 409;

    private final BatchArchive archive;
    private final BatchFiles files;
    private final ExportJob job;
    private final AuditLog audit;

    public BatchPages(BatchArchive archive, BatchFiles files, ExportJob job, AuditLog audit) {
        this.archive = archive;
        this.files = files;
        this.job = job;
        this.audit = audit;
    }

    void register(Routes routes) {
        routes.get("/billing/batches/{id}", Permission.VIEW_BILLING, this::show);
        routes.check("/billing/batches/{id}/file", Permission.EXPORT, this::file);
        routes.check("/billing/batches/{id}/manifest", Permission.EXPORT, this::manifest);
        routes.post("/billing/batches/{id}/repeat", Permission.EXPORT, this::repeat);
    }

    private Batch batch(Visit visit) throws Exception {
        return archive.batch(visit.pathNumber("id")).orElseThrow(NoSuchPageException::new);
    }

    private Answer show(Visit visit) throws Exception {
        return page(visit, batch(visit), null);
    }

    private Answer page(Visit visit, Batch batch, String problem) throws Exception {
        return visit.page(
                "billing/batch",
                new BatchView(
                        visit.page(),
                        batch,
                        files.look(batch),
                        problem,
                        new RunView(visit.page(), job.last().orElse(null)),
                        archive.corrections(batch, place(visit, "corrections"), CORRECTIONS_A_PAGE),
                        archive.correctionsSince(batch, place(visit, "since"), CORRECTIONS_A_PAGE)));
    }

    private static BatchCorrection.Place place(Visit visit, String list) throws BadInputException {
        return BatchCorrection.Place.parse(visit.unseal(visit.param(list)).orElse(""));
    }

    private Answer file(Visit visit) throws Exception {
        Batch batch = batch(visit);
        try {
            return handOut(
                    visit,
                    batch,
                    files.open(batch),
                    batch.file(),
                    batch.format().contentType());
        } catch (BatchFiles.FileProblemException e) {
            return refused(visit, batch, visit.page().textOf("billing.file", e.state()));
        }
    }

    private Answer manifest(Visit visit) throws Exception {
        Batch batch = batch(visit);
        try {
            return handOut(visit, batch, files.openManifest(batch), batch.manifest(), "application/json");
        } catch (BatchFiles.FileProblemException e) {
            return refused(visit, batch, visit.page().textOf("billing.file", e.state()));
        }
    }

    private Answer handOut(Visit visit, Batch batch, BatchFiles.Opened file, String name, String contentType)
            throws Exception {
        try {
            audit.record(audit.entry(visit.actor(), AuditAction.DOWNLOAD)
                    .about(AuditObject.batch(batch.id()))
                    .with(name));
        } catch (Exception e) {
            file.close();
            throw e;
        }
        return visit.download(name, contentType, file::writeTo)
                .withHeader("Content-Length", Long.toString(file.size()));
    }

    private Answer repeat(Visit visit) throws Exception {
        Batch batch = batch(visit);
        if (!batch.isExported()) {
            return refused(visit, batch, visit.text("billing.file.unfinished"));
        }
        return job.beginAgain(batch.id(), visit.actor())
                ? visit.redirect("/billing/batches/" + batch.id())
                : refused(visit, batch, visit.text("billing.busy"));
    }

    private Answer refused(Visit visit, Batch batch, String problem) throws Exception {
        return page(visit, batch, problem).withStatus(CONFLICT);
    }
}
