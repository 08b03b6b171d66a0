package ua.meterline.web;

import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ua.meterline.backoffice.staff.ApiToken;
import ua.meterline.store.StoreUnavailableException;

/**
 * What happens to each call of another program: who sends it, by a bearer token (RFC 6750) and nothing else, whether
 * the program may, and not too often; then its handler answers, or a problem. Thread-safe.
 */
final class ApiDispatcher {
    private static final Logger LOG = LoggerFactory.getLogger(ApiDispatcher.class);
    private static final Pattern BEARER = Pattern.compile("(?i:bearer) +([\\w.~+/-]{1,200}=*)");
    private static final int UNAVAILABLE = 503;
    private static final int STORE_RETRY_SECONDS = 5;
    /** Half of the threads of the console: calls never keep all of them from the pages. */
    private static final int MOST_CALLS = 8;

    private final ConsoleApi api;
    private final ClientAddress clients;
    private final List<ApiRoute> routes;
    private final Semaphore slots = new Semaphore(MOST_CALLS);

    ApiDispatcher(ConsoleApi api, ClientAddress clients) {
        this.api = api;
        this.clients = clients;
        ApiRoutes registered = new ApiRoutes();
        api.paths().accept(registered);
        this.routes = registered.all();
    }

    List<ApiRoute> routes() {
        return routes;
    }

    static boolean concerns(Context request) {
        return request.path().equals("/api") || request.path().startsWith("/api/");
    }

    void handle(ApiRoute route, Context request) throws IOException {
        if (!slots.tryAcquire()) {
            write(
                    ApiProblem.of(UNAVAILABLE, "busy", "too many calls at once; try again")
                            .withHeader("Retry-After", 1),
                    request);
            return;
        }
        try {
            answer(route, request).writeTo(request);
        } finally {
            slots.release();
        }
    }

    /** For a call that no route takes. */
    void handleFailure(Exception failure, Context request) throws IOException {
        int status = failure instanceof HttpResponseException http ? http.getStatus() : 0;
        switch (status) {
            case 404 -> write(ApiCall.notFound(), request);
            case 405 -> write(notAllowed(request), request);
            case 413 -> write(ApiProblem.of(status, "too-large", "the body is too large"), request);
            case 0 -> write(unexpected(failure, "a call"), request);
            default -> write(ApiProblem.of(400, "bad-request", "the request is malformed"), request);
        }
    }

    private ApiProblem notAllowed(Context request) {
        String allowed = routes.stream()
                .filter(route -> request.path().matches(route.path().replaceAll("\\{\\w+}", "[^/]+")))
                .map(route -> route.method().equals("GET") ? "GET, HEAD" : route.method())
                .distinct()
                .collect(Collectors.joining(", "));
        return ApiProblem.of(405, "method-not-allowed", "this path takes " + allowed)
                .withHeader("Allow", allowed);
    }

    private Answer answer(ApiRoute route, Context request) {
        try {
            ApiToken program = route.permission() == null ? null : program(route, request);
            return route.handler().handle(new ApiCall(request, program, clients.of(request)));
        } catch (ApiProblemException e) {
            return e.problem().answer();
        } catch (StoreUnavailableException e) {
            LOG.warn("API: {}: {}", route, e.getMessage());
            return ApiProblem.of(UNAVAILABLE, "store-unavailable", "the database is not available now; try again")
                    .withHeader("Retry-After", STORE_RETRY_SECONDS)
                    .answer();
        } catch (HttpResponseException e) {
            return ApiProblem.of(e.getStatus() == 413 ? 413 : 400, "bad-request", "the request is malformed")
                    .answer();
        } catch (Exception e) {
            return unexpected(e, route.toString()).answer();
        }
    }

    private ApiToken program(ApiRoute route, Context request) throws ApiProblemException, StoreUnavailableException {
        Optional<ApiToken> known = known(request);
        requireRate(known.map(token -> "token " + token.id()).orElse("address " + clients.of(request)));
        ApiToken program = known.orElseThrow(() -> new ApiProblemException(unauthorized(request)));
        if (!program.may(route.permission())) {
            throw new ApiProblemException(ApiProblem.of(
                            403, "forbidden", "no role of the token permits this; see docs/api.md")
                    .withHeader("WWW-Authenticate", "Bearer realm=\"meterline\", error=\"insufficient_scope\""));
        }
        return program;
    }

    private Optional<ApiToken> known(Context request) throws StoreUnavailableException {
        Matcher bearer = BEARER.matcher(
                Optional.ofNullable(request.header("Authorization")).orElse(""));
        return bearer.matches() ? api.tokens().find(bearer.group(1)) : Optional.empty();
    }

    private void requireRate(String program) throws ApiProblemException, StoreUnavailableException {
        Duration wait = api.limit().take(program);
        if (!wait.isZero()) {
            throw new ApiProblemException(
                    ApiProblem.of(429, "too-many-requests", "at most " + api.perSecond() + " calls a second")
                            .withHeader("Retry-After", wait.plusMillis(999).toSeconds()));
        }
    }

    private static ApiProblem unauthorized(Context request) {
        boolean isGiven = request.header("Authorization") != null;
        return ApiProblem.of(
                        401,
                        "unauthorized",
                        isGiven
                                ? "the token is unknown or revoked"
                                : "a token is needed, in the header Authorization: Bearer TOKEN")
                .withHeader(
                        "WWW-Authenticate",
                        "Bearer realm=\"meterline\"" + (isGiven ? ", error=\"invalid_token\"" : ""));
    }

    private static ApiProblem unexpected(Exception failure, String route) {
        String id = ErrorId.create();
        LOG.error("API: {} failed, error {}", route, id, failure);
        return ApiProblem.of(500, "failed", "an error of the program; the log names it as " + id);
    }

    private static void write(ApiProblem problem, Context request) throws IOException {
        problem.answer().writeTo(request);
    }
}
