package ua.meterline.web.reviews;

import java.util.Map;
import ua.meterline.backoffice.review.CasePapers;
import ua.meterline.backoffice.review.CasePapers.Original;
import ua.meterline.backoffice.staff.AuditAction;
import ua.meterline.backoffice.staff.AuditLog;
import ua.meterline.backoffice.staff.AuditObject;
import ua.meterline.store.StoreUnavailableException;
import ua.meterline.web.Answer;
import ua.meterline.web.NoSuchPageException;
import ua.meterline.web.Visit;

/**
 * What came with a message. A browser gets no octet of it to interpret: texts are escaped, pictures are drawn anew, and
 * everything else is saved. Each look is recorded, because nothing in it is masked.
 */
final class PaperPages {
    /** Even if a browser showed it: no script, no form, no other address, no origin. */
    private static final String POLICY = "default-src 'none'; sandbox";

    private static final String BINARY = "application/octet-stream";

    private final CasePapers papers;
    private final AuditLog audit;

    PaperPages(CasePapers papers, AuditLog audit) {
        this.papers = papers;
        this.audit = audit;
    }

    /** The text of the letter or the rows of the list, unmasked. */
    Answer letter(Visit visit) throws Exception {
        long id = visit.pathNumber("id");
        CasePapers.Papers found = papers.of(id).orElseThrow(NoSuchPageException::new);
        record(visit, AuditAction.REVEAL, id, "letter");
        return visit.fragment("reviews/letter-text", found);
    }

    Answer picture(Visit visit) throws Exception {
        long id = visit.pathNumber("id");
        int number = number(visit);
        byte[] jpeg = papers.picture(id, number).orElseThrow(NoSuchPageException::new);
        record(visit, AuditAction.REVEAL, id, "picture " + number);
        return new Answer(
                200,
                "image/jpeg",
                Map.of(
                        "Content-Security-Policy",
                        POLICY,
                        "Content-Disposition",
                        "inline; filename=\"message-" + id + "-" + number + ".jpg\""),
                out -> out.write(jpeg));
    }

    /** The file as it came, to be saved; number 0 is the letter or list itself. */
    Answer file(Visit visit) throws Exception {
        long id = visit.pathNumber("id");
        int number = number(visit);
        Original original = papers.original(id, number).orElseThrow(NoSuchPageException::new);
        record(visit, AuditAction.DOWNLOAD, id, "file " + number);
        String name = original.name().isEmpty() ? "message-" + id + "-" + number : original.name();
        return visit.download(name, BINARY, out -> out.write(original.octets()))
                .withHeader("Content-Security-Policy", POLICY);
    }

    private static int number(Visit visit) throws NoSuchPageException {
        long number = visit.pathNumber("number");
        if (number < 0 || number > Integer.MAX_VALUE) {
            throw new NoSuchPageException();
        }
        return (int) number;
    }

    private void record(Visit visit, AuditAction action, long id, String what) throws StoreUnavailableException {
        audit.record(audit.entry(visit.actor(), action)
                .about(AuditObject.message(id))
                .with(what));
    }
}
