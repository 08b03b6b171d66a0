package ua.meterline.web.reviews;

import static ua.meterline.backoffice.staff.Permission.DECIDE_REVIEW;

import java.time.InstantSource;
import ua.meterline.backoffice.review.CasePapers;
import ua.meterline.backoffice.review.ReviewDesk;
import ua.meterline.backoffice.staff.AuditLog;
import ua.meterline.web.ConsolePages;
import ua.meterline.web.Routes;

/** The review queue. */
public final class ReviewPages implements ConsolePages {
    private final QueuePages queue;
    private final CasePages cases;
    private final PaperPages papers;

    public ReviewPages(ReviewDesk desk, CasePapers papers, AuditLog audit, InstantSource clock) {
        this.queue = new QueuePages(desk, clock);
        this.cases = new CasePages(desk, papers, clock);
        this.papers = new PaperPages(papers, audit);
    }

    @Override
    public String name() {
        return "reviews";
    }

    @Override
    public void register(Routes routes) {
        routes.menu("/reviews", DECIDE_REVIEW, "reviews.title");
        routes.get("/reviews", DECIDE_REVIEW, queue::list);
        routes.post("/reviews/next", DECIDE_REVIEW, queue::next);
        routes.post("/reviews/together", DECIDE_REVIEW, queue::decideTogether);
        routes.get("/reviews/{id}", DECIDE_REVIEW, cases::show);
        routes.post("/reviews/{id}", DECIDE_REVIEW, cases::decide);
        routes.signal("/reviews/{id}/claim", DECIDE_REVIEW, cases::claim);
        routes.check("/reviews/{id}/leave", DECIDE_REVIEW, cases::leave);
        routes.check("/reviews/{id}/letter", DECIDE_REVIEW, papers::letter);
        routes.get("/reviews/{id}/files/{number}", DECIDE_REVIEW, papers::file);
        routes.get("/reviews/{id}/pictures/{number}", DECIDE_REVIEW, papers::picture);
    }
}
