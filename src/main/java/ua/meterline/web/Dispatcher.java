package ua.meterline.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import ua.meterline.backoffice.limit.OneTimeKeys;
import ua.meterline.backoffice.staff.StaffSession;
import ua.meterline.backoffice.staff.StaffSessions;
import ua.meterline.store.StoreUnavailableException;

/**
 * What happens to each request: who sends it, whether the person may, whether one of our forms sent it and for the
 * first time; then its handler answers, or a page says what went wrong. Thread-safe.
 */
final class Dispatcher {
    static final String SESSION_COOKIE = "meterline-session";
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    private final StaffSessions sessions;
    private final Templates templates;
    private final LocalizedPage.Site site;
    private final List<MenuItem> menu;
    private final ClientAddress clients;
    private final FormGuard forms;
    private final Problems problems = new Problems("Console");

    /** @param handled the forms that any node has handled */
    Dispatcher(
            StaffSessions sessions,
            Templates templates,
            LocalizedPage.Site site,
            List<MenuItem> menu,
            ClientAddress clients,
            OneTimeKeys handled) {
        this.sessions = sessions;
        this.templates = templates;
        this.site = site;
        this.forms = new FormGuard(handled);
        this.menu = menu;
        this.clients = clients;
    }

    void handle(Route route, Context request) throws IOException {
        Visit visit = stranger(request);
        Answer answer;
        try {
            visit = visit(request, sessionOf(route, request));
            answer = answer(route, visit);
        } catch (Exception e) {
            answer = problem(visit, problems.of(e, visit.page(), route.toString()));
        }
        answer.writeTo(request);
    }

    /** For a request that no route takes. */
    void handleFailure(Exception failure, Context request) throws IOException {
        Visit visit = stranger(request);
        problem(visit, problems.of(failure, visit.page(), "a request")).writeTo(request);
    }

    /** Null where there is none. */
    private StaffSession sessionOf(Route route, Context request) throws StoreUnavailableException {
        String token = token(request);
        return token.isEmpty()
                ? null
                : sessions.find(token, route.isOfAPerson()).orElse(null);
    }

    private static String token(Context request) {
        return Optional.ofNullable(request.cookie(SESSION_COOKIE)).orElse("");
    }

    private Visit stranger(Context request) {
        return visit(request, null);
    }

    private Visit visit(Context request, StaffSession session) {
        Page page = new Page(
                site,
                menu,
                Preferences.of(request),
                request.path(),
                session == null ? null : session.member(),
                session == null ? "" : RequestGuard.tokenOf(token(request)));
        return new Visit(request, templates, site.sealing(), page, session, clients.of(request));
    }

    private Answer answer(Route route, Visit visit) throws Exception {
        if (route.isOpen()) {
            return route.isPost() && !RequestGuard.isSameOrigin(visit.request())
                    ? refused(visit, FORBIDDEN, "forged")
                    : route.handler().handle(visit);
        } else if (visit.session() == null) {
            return loginRequired(route, visit);
        } else if (route.isPost()
                && !RequestGuard.isOurs(visit.request(), visit.page().csrfToken())) {
            return refused(visit, FORBIDDEN, "forged");
        } else if (!visit.member().may(route.permission())) {
            return refused(visit, FORBIDDEN, "forbidden");
        }
        return route.kind() == Route.Kind.POST
                ? once(route, visit)
                : route.handler().handle(visit);
    }

    private Answer once(Route route, Visit visit) throws Exception {
        String form = visit.form(FormGuard.FIELD);
        return form.isEmpty()
                ? refused(visit, BAD_REQUEST, "bad-request")
                : forms.once(
                        visit.session().id() + " " + visit.page().path() + " " + form,
                        () -> route.handler().handle(visit));
    }

    private static Answer loginRequired(Route route, Visit visit) {
        if (visit.isPartial()) {
            return Answer.html("").withStatus(UNAUTHORIZED);
        }
        return route.isPost() ? LoginPages.withKeptForm(visit).withStatus(UNAUTHORIZED) : LoginPages.askedFor(visit);
    }

    private Answer refused(Visit visit, int status, String problem) {
        return problem(visit, problems.named(visit.page(), status, problem));
    }

    private static Answer problem(Visit visit, Problem problem) {
        return visit.page(visit.isPartial() ? "tag/problem" : "console/problem", problem)
                .withStatus(problem.status());
    }
}
