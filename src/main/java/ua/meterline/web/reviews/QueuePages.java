package ua.meterline.web.reviews;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ua.meterline.backoffice.review.Claim;
import ua.meterline.backoffice.review.DecisionOutcome;
import ua.meterline.backoffice.review.QueueCounts;
import ua.meterline.backoffice.review.QueuedCase;
import ua.meterline.backoffice.review.ReviewDesk;
import ua.meterline.store.StoreUnavailableException;
import ua.meterline.web.Answer;
import ua.meterline.web.BadInputException;
import ua.meterline.web.Page;
import ua.meterline.web.Visit;

/** The list of cases, the way to the next one, and decisions about several. */
final class QueuePages {
    private static final int PAGE = 50;
    private static final int UNPROCESSABLE = 422;

    private final ReviewDesk desk;
    private final InstantSource clock;

    QueuePages(ReviewDesk desk, InstantSource clock) {
        this.desk = desk;
        this.clock = clock;
    }

    Answer list(Visit visit) throws Exception {
        return visit.page("reviews/queue", view(visit, QueueQuery.of(visit), DecisionForm.FRESH, List.of(), null));
    }

    private QueueView view(Visit visit, QueueQuery query, DecisionForm form, List<Long> chosen, String problem)
            throws StoreUnavailableException, BadInputException {
        List<QueuedCase> found =
                desk.page(query.filter(visit.member().login()), query.order(), query.after(), PAGE + 1);
        List<QueuedCase> shown = found.subList(0, Math.min(PAGE, found.size()));
        String next = found.size() > PAGE ? query.behind(shown.get(PAGE - 1)).path() : null;
        QueueCounts counts = desk.counts();
        return new QueueView(
                query,
                shown,
                next,
                counts,
                rules(visit.page(), counts),
                channels(visit.page()),
                tomorrow(visit),
                done(visit),
                form,
                Set.copyOf(chosen),
                problem);
    }

    private static Map<String, String> rules(Page page, QueueCounts counts) {
        Map<String, String> rules = new LinkedHashMap<>();
        rules.put("", page.text("reviews.any"));
        counts.byRule()
                .forEach((rule, count) -> rules.put(
                        rule, RuleWords.title(page, rule) + " (" + page.format().number(count) + ")"));
        return rules;
    }

    private static Map<String, String> channels(Page page) {
        Map<String, String> channels = new LinkedHashMap<>();
        channels.put("", page.text("reviews.any"));
        for (String channel : List.of("sms", "email", "file", "phone", "web")) {
            channels.put(channel, page.text("reviews.channel." + channel));
        }
        return channels;
    }

    /** The message that was decided before, for a line that says so; 0 for none. */
    static long done(Visit visit) throws BadInputException {
        String done = visit.param("done");
        return done.matches("\\d{1,18}") ? Long.parseLong(done) : 0;
    }

    private LocalDate tomorrow(Visit visit) {
        return LocalDate.ofInstant(clock.instant(), visit.format().zone()).plusDays(1);
    }

    /** Claims the next case and opens it. */
    Answer next(Visit visit) throws Exception {
        QueueQuery query = QueueQuery.parse(visit.form("queue"));
        Optional<Claim> claim =
                desk.claimNext(query.filter(visit.member().login()), query.order(), query.after(), visit.actor());
        return visit.redirect(
                claim.isPresent()
                        ? query.path("/reviews/" + claim.get().messageId())
                        : query.fromStart().path());
    }

    Answer decideTogether(Visit visit) throws Exception {
        DecisionForm form = DecisionForm.of(visit);
        List<Long> chosen = new ArrayList<>();
        for (String id : visit.forms("case")) {
            if (id.matches("\\d{1,18}")) {
                chosen.add(Long.valueOf(id));
            }
        }
        String problem = chosen.isEmpty()
                ? visit.text("reviews.error.none-chosen")
                : chosen.size() > ReviewDesk.MOST_AT_ONCE
                        ? visit.text("reviews.error.too-many", ReviewDesk.MOST_AT_ONCE)
                        : form.errors().values().stream().findFirst().orElse(null);
        QueueQuery query = QueueQuery.parse(visit.form("queue"));
        if (problem != null) {
            return visit.page("reviews/queue", view(visit, query, form, chosen, problem))
                    .withStatus(UNPROCESSABLE);
        }
        List<DecisionOutcome> outcomes = desk.decideAll(
                chosen, form.decision(visit.page(), visit.format().zone()), visit.actor());
        List<TogetherView.Line> lines = outcomes.stream()
                .map(outcome -> new TogetherView.Line(
                        outcome.messageId(), outcome.isDone(), OutcomeWords.of(visit.page(), outcome)))
                .toList();
        return visit.page("reviews/together", new TogetherView(query, lines));
    }
}
