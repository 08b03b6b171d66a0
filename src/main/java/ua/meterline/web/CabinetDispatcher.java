package ua.meterline.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.time.Duration;
import ua.meterline.backoffice.cabinet.RateLimitException;
import ua.meterline.backoffice.limit.OneTimeKeys;

/**
 * What happens to each request of a customer: whether one of our forms sent it and for the first time; then its handler
 * answers, or a page says what went wrong. Thread-safe.
 */
final class CabinetDispatcher {
    private static final int BAD_REQUEST = 400;
    private static final int TOO_MANY_REQUESTS = 429;

    private final Templates templates;
    private final LocalizedPage.Site site;
    private final ClientAddress clients;
    private final FormGuard forms;
    private final Problems problems = new Problems("Cabinet");

    /** @param handled the forms that any node has handled */
    CabinetDispatcher(Templates templates, LocalizedPage.Site site, ClientAddress clients, OneTimeKeys handled) {
        this.templates = templates;
        this.site = site;
        this.forms = new FormGuard(handled);
        this.clients = clients;
    }

    void handle(CabinetRoute route, Context request) throws IOException {
        CabinetVisit visit = visit(request);
        Answer answer;
        try {
            answer = answer(route, visit);
        } catch (Exception e) {
            answer = failed(visit, e, route.toString());
        }
        answer.writeTo(request);
    }

    /** For a request that no path takes. */
    void handleFailure(Exception failure, Context request) throws IOException {
        CabinetVisit visit = visit(request);
        failed(visit, failure, "a request").writeTo(request);
    }

    private CabinetVisit visit(Context request) {
        Language language = Preferences.language(request, Language.OF_CUSTOMERS);
        CabinetPage page = new CabinetPage(site, language, request.path());
        return new CabinetVisit(request, templates, site.sealing(), page, clients);
    }

    private Answer answer(CabinetRoute route, CabinetVisit visit) throws Exception {
        if (route.kind().isPost() && !RequestGuard.isSameOrigin(visit.request())) {
            return problem(visit, problems.named(visit.page(), Problems.FORBIDDEN, "forged"));
        }
        return route.kind() == Route.Kind.POST
                ? once(route, visit)
                : route.handler().handle(visit);
    }

    private Answer once(CabinetRoute route, CabinetVisit visit) throws Exception {
        String form = visit.formId();
        return form.isEmpty()
                ? problem(visit, problems.named(visit.page(), BAD_REQUEST, "bad-request"))
                : forms.once(
                        visit.page().path() + " " + form, () -> route.handler().handle(visit));
    }

    private Answer failed(CabinetVisit visit, Exception failure, String route) {
        if (failure instanceof RateLimitException limited) {
            return tooOften(visit, limited.delay());
        }
        return problem(visit, problems.of(failure, visit.page(), route));
    }

    private Answer tooOften(CabinetVisit visit, Duration delay) {
        Duration seconds = Duration.ofSeconds(delay.plusMillis(999).toSeconds());
        Duration minutes = Duration.ofMinutes(seconds.plusSeconds(59).toMinutes());
        return problem(
                        visit,
                        problems.named(
                                visit.page(),
                                TOO_MANY_REQUESTS,
                                "too-often",
                                visit.format().duration(minutes.toMinutes() > 1 ? minutes : seconds)))
                .withHeader("Retry-After", String.valueOf(seconds.toSeconds()));
    }

    private static Answer problem(CabinetVisit visit, Problem problem) {
        return visit.page("cabinet/problem", problem).withStatus(problem.status());
    }
}
