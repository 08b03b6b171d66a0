package ua.meterline.web.reviews;

import java.time.Instant;
import ua.meterline.backoffice.CorrectionDoubts;
import ua.meterline.backoffice.DecisionResult;
import ua.meterline.backoffice.HeldMessage.Decided;
import ua.meterline.backoffice.review.Claim;
import ua.meterline.backoffice.review.DecisionOutcome;
import ua.meterline.backoffice.review.DecisionOutcome.ClaimedByAnother;
import ua.meterline.backoffice.review.DecisionOutcome.DecidedMeanwhile;
import ua.meterline.backoffice.review.DecisionOutcome.Doubtful;
import ua.meterline.backoffice.review.DecisionOutcome.LaterCounts;
import ua.meterline.backoffice.review.DecisionOutcome.PutOff;
import ua.meterline.backoffice.review.DecisionOutcome.Refused;
import ua.meterline.backoffice.review.DecisionOutcome.Stored;
import ua.meterline.web.Page;
import ua.meterline.web.RefusalText;

/** What became of a decision, in the reader's language. */
final class OutcomeWords {
    private OutcomeWords() {}

    static String of(Page page, DecisionOutcome outcome) {
        if (outcome instanceof Stored stored) {
            return stored(page, stored.result());
        } else if (outcome instanceof PutOff putOff) {
            return page.text(
                    "reviews.outcome.put-off", time(page, putOff.deferral().until()));
        } else if (outcome instanceof ClaimedByAnother other) {
            return claimed(page, other.claim());
        } else if (outcome instanceof DecidedMeanwhile decided) {
            return decided(page, decided.decided());
        } else if (outcome instanceof Doubtful doubtful) {
            return doubtful(page, doubtful.doubts());
        } else if (outcome instanceof LaterCounts) {
            return page.text("reviews.outcome.later-counts");
        }
        return RefusalText.of(page, ((Refused) outcome).refused());
    }

    private static String stored(Page page, DecisionResult result) {
        String counts = result.counting() == null
                ? page.text("reviews.outcome.nothing-counts")
                : page.text(
                        "reviews.outcome.counts",
                        page.format().number(result.counting().value()),
                        result.counting().period());
        return page.text("reviews.outcome.stored") + " " + counts;
    }

    static String claimed(Page page, Claim claim) {
        return page.text("reviews.outcome.claimed", claim.by(), time(page, claim.until()));
    }

    static String decided(Page page, Decided decided) {
        String reading = decided.reading() == null
                ? ""
                : " " + page.format().number(decided.reading().value());
        return page.text(
                "reviews.outcome.decided",
                decided.by(),
                time(page, decided.at()),
                page.text("reviews.decision." + decided.decision()) + reading,
                decided.why());
    }

    private static String doubtful(Page page, CorrectionDoubts doubts) {
        String expected = doubts.expected() == null
                ? ""
                : " "
                        + page.text(
                                "reviews.outcome.expected",
                                page.format().number(doubts.expected().from()),
                                page.format().number(doubts.expected().to()));
        String rules = String.join(
                ", ",
                doubts.rules().stream().map(rule -> RuleWords.title(page, rule)).toList());
        return page.text(
                        "reviews.outcome.doubtful",
                        page.format().number(doubts.reading().value().value()),
                        rules)
                + expected;
    }

    private static String time(Page page, String utc) {
        return page.format().dateTime(Instant.parse(utc));
    }
}
