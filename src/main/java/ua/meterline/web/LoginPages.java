package ua.meterline.web;

import io.javalin.http.Context;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ua.meterline.backoffice.staff.LoginResult;
import ua.meterline.backoffice.staff.StaffSessions;

/** Signing in and out. What was typed when a session had ended is kept, and handed back after the login. */
final class LoginPages {
    private static final String PATH = "/login";
    private static final String HOME = "/";
    /** Fields with such names hold passwords, which a page must not show again. */
    private static final String PASSWORD = "password";

    private static final int LONGEST_KEPT = 300_000;
    private static final int UNAUTHORIZED = 401;
    private static final int NO_CONTENT = 204;

    private final StaffSessions sessions;
    private final ClientAddress clients;

    LoginPages(StaffSessions sessions, ClientAddress clients) {
        this.sessions = sessions;
        this.clients = clients;
    }

    void register(Routes routes) {
        routes.open(
                Route.Kind.GET,
                PATH,
                visit -> visit.page("console/login", new LoginForm("", "", localPath(visit.param("then")), "")));
        routes.open(Route.Kind.GET, "/login/dialog", visit -> visit.page("console/login-dialog", null));
        routes.open(Route.Kind.POLL, "/session", LoginPages::state);
        routes.open(Route.Kind.POST, PATH, this::login);
        routes.open(Route.Kind.POST, "/logout", this::logout);
    }

    /** For scripts, before they send a form. */
    private static Answer state(Visit visit) {
        return Answer.html("").withStatus(visit.session() == null ? UNAUTHORIZED : NO_CONTENT);
    }

    /** Leads to the login, and from there back to what was asked for. */
    static Answer askedFor(Visit visit) {
        String query = visit.request().queryString();
        String asked = visit.page().path() + (query == null ? "" : "?" + query);
        return Answer.seeOther(asked.equals(HOME) ? PATH : PATH + "?then=" + encode(asked));
    }

    /** The login for a form that was sent without a session. */
    static Answer withKeptForm(Visit visit) {
        String kept = RequestGuard.isSameOrigin(visit.request()) ? visit.page().seal(fieldsOf(visit.request())) : "";
        return visit.page("console/login", new LoginForm("", visit.text("console.login.ended"), HOME, kept));
    }

    private Answer login(Visit visit) throws Exception {
        String login = visit.form("login");
        String password =
                Optional.ofNullable(visit.request().formParam("password")).orElse("");
        String agent = Optional.ofNullable(visit.request().userAgent()).orElse("");
        LoginResult result = password.length() > Visit.LONGEST_FIELD
                ? new LoginResult.Refused()
                : sessions.login(login, password, visit.address(), agent);
        if (result instanceof LoginResult.SignedIn signedIn) {
            return welcome(visit, signedIn.token());
        }
        String problem = problem(visit, result);
        if (visit.isPartial()) {
            return visit.page("console/login-dialog", problem).withStatus(UNAUTHORIZED);
        }
        String then = localPath(visit.form("then"));
        String kept = visit.form("kept", LONGEST_KEPT);
        return visit.page("console/login", new LoginForm(login, problem, then, kept))
                .withStatus(UNAUTHORIZED);
    }

    private static String problem(Visit visit, LoginResult result) {
        if (result instanceof LoginResult.Throttled throttled) {
            return visit.text("console.login.throttled", visit.format().duration(throttled.delay()));
        }
        return visit.text(result instanceof LoginResult.Busy ? "console.login.busy" : "console.login.refused");
    }

    private Answer welcome(Visit visit, String token) throws Exception {
        String csrf = RequestGuard.tokenOf(token);
        Optional<String> kept = visit.unseal(visit.form("kept", LONGEST_KEPT));
        Answer answer;
        if (visit.isPartial()) {
            answer = Answer.html("").withStatus(NO_CONTENT).withHeader(RequestGuard.TOKEN_HEADER, csrf);
        } else if (kept.isPresent()) {
            answer = visit.withToken(csrf).page("console/kept", keptForm(kept.get()));
        } else {
            answer = Answer.seeOther(localPath(visit.form("then")));
        }
        return answer.withHeader("Set-Cookie", cookie(visit, token));
    }

    private Answer logout(Visit visit) throws Exception {
        if (visit.session() != null) {
            sessions.end(visit.session(), visit.address());
        }
        return Answer.seeOther(PATH)
                .withHeader("Set-Cookie", cookie(visit, "") + "; Max-Age=0")
                .withHeader("Clear-Site-Data", "\"cache\"");
    }

    private String cookie(Visit visit, String token) {
        return Dispatcher.SESSION_COOKIE + "=" + token + "; Path=/; HttpOnly; SameSite=Lax"
                + (clients.isSecure(visit.request()) ? "; Secure" : "");
    }

    /** A path of this console; the home page for anything else, such as another site's address. */
    static String localPath(String wanted) {
        return wanted.matches("/(?![/\\\\])[^\\\\\\s\\p{Cntrl}]*") ? wanted : HOME;
    }

    private static String fieldsOf(Context request) {
        StringBuilder fields = new StringBuilder(request.path());
        request.formParamMap().forEach((name, values) -> {
            if (!name.equals(RequestGuard.TOKEN_FIELD) && !name.endsWith(PASSWORD)) {
                values.forEach(value ->
                        fields.append('&').append(encode(name)).append('=').append(encode(value)));
            }
        });
        return fields.toString();
    }

    private static KeptForm keptForm(String encoded) {
        String[] parts = encoded.split("&");
        List<KeptForm.Field> fields = new ArrayList<>();
        for (int i = 1; i < parts.length; i++) {
            int equals = parts[i].indexOf('=');
            String name = decode(parts[i].substring(0, equals));
            String value = decode(parts[i].substring(equals + 1));
            // Identifiers of ours have lower-case names with hyphens, and are no matter of the reader.
            fields.add(new KeptForm.Field(name, value, !name.contains("-")));
        }
        return new KeptForm(parts[0], fields);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
