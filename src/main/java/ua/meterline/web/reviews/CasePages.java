package ua.meterline.web.reviews;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import ua.meterline.backoffice.RefusedException;
import ua.meterline.backoffice.review.CaseFile;
import ua.meterline.backoffice.review.CasePapers;
import ua.meterline.backoffice.review.Claim;
import ua.meterline.backoffice.review.DecisionOutcome;
import ua.meterline.backoffice.review.DecisionOutcome.Doubtful;
import ua.meterline.backoffice.review.DecisionOutcome.LaterCounts;
import ua.meterline.backoffice.review.ReviewDesk;
import ua.meterline.store.StoreUnavailableException;
import ua.meterline.web.Answer;
import ua.meterline.web.Visit;

/** One case: what a person needs to decide, the claim, and the decision. */
final class CasePages {
    private static final int UNPROCESSABLE = 422;
    private static final int CONFLICT = 409;

    private final ReviewDesk desk;
    private final CasePapers papers;
    private final InstantSource clock;

    CasePages(ReviewDesk desk, CasePapers papers, InstantSource clock) {
        this.desk = desk;
        this.papers = papers;
        this.clock = clock;
    }

    Answer show(Visit visit) throws Exception {
        return page(visit, QueueQuery.of(visit), DecisionForm.FRESH, QueuePages.done(visit));
    }

    private Answer page(Visit visit, QueueQuery query, DecisionForm form, long done) throws Exception {
        long id = visit.pathNumber("id");
        CaseFile file = desk.open(id);
        LocalDate tomorrow =
                LocalDate.ofInstant(clock.instant(), visit.format().zone()).plusDays(1);
        return visit.page("reviews/case", new CaseView(file, papers.of(id), query, form, done, tomorrow));
    }

    /** Takes the claim, or renews it, and says who has it. */
    Answer claim(Visit visit) throws Exception {
        long id = visit.pathNumber("id");
        Claim claim;
        try {
            claim = desk.claim(id, visit.actor());
        } catch (RefusedException e) {
            claim = null; // decided, perhaps meanwhile
        }
        return visit.fragment(
                "reviews/claim", new ClaimView(id, claim, visit.member().login()));
    }

    /** The person closes the page. */
    Answer leave(Visit visit) throws Exception {
        desk.release(visit.pathNumber("id"), visit.actor());
        return visit.redirect(QueueQuery.parse(visit.form("queue")).path());
    }

    Answer decide(Visit visit) throws Exception {
        long id = visit.pathNumber("id");
        QueueQuery query = QueueQuery.parse(visit.form("queue"));
        DecisionForm form = DecisionForm.of(visit);
        if (form.isWrong()) {
            return page(visit, query, form, 0).withStatus(UNPROCESSABLE);
        }
        DecisionOutcome outcome =
                desk.decide(id, form.decision(visit.page(), visit.format().zone()), visit.actor());
        if (!outcome.isDone()) {
            String asks = outcome instanceof LaterCounts ? "later" : outcome instanceof Doubtful ? "doubtful" : null;
            return page(visit, query, form.refused(OutcomeWords.of(visit.page(), outcome), asks), 0)
                    .withStatus(CONFLICT);
        }
        return form.supersedes() == null ? next(visit, query, id) : visit.redirect(query.path("/reviews/" + id));
    }

    private Answer next(Visit visit, QueueQuery query, long done) throws StoreUnavailableException {
        Optional<Claim> next =
                desk.claimNext(query.filter(visit.member().login()), query.order(), query.after(), visit.actor());
        // Behind the last case of the list, others may wait at its beginning.
        String path = next.map(claim -> query.path("/reviews/" + claim.messageId()))
                .orElse(query.fromStart().path());
        return visit.redirect(path + (path.contains("?") ? "&" : "?") + "done=" + done);
    }
}
