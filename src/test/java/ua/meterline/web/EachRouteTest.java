package ua.meterline.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ua.meterline.backoffice.staff.Role;
import ua.meterline.browser.ConsoleClient;
import ua.meterline.browser.ConsoleFixture;

/** Tries each page and each action of the console: with each role, without a session, and from elsewhere. */
class EachRouteTest {
    private static final int SEE_OTHER = 303;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int FAILED = 500;

    /** Without an object that exists: a permitted action does nothing here. */
    private static final Map<String, String> NOTHING = Map.of("sealed", "x");

    @TempDir
    static Path folder;

    private static ConsoleFixture console;

    @BeforeAll
    static void start() throws Exception {
        console = ConsoleFixture.start(folder);
    }

    @AfterAll
    static void stop() {
        if (console != null) {
            console.close();
        }
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void isOpenToThoseWhoMayAndToNoOthers(Role role) throws Exception {
        ConsoleClient client = console.signedIn(role);
        SoftAssertions all = new SoftAssertions();
        for (Route route : guarded()) {
            int status = status(client, route, NOTHING);
            String attempt = role + " " + route + ": " + status;
            if (!role.may(route.permission())) {
                all.assertThat(status).as(attempt).isEqualTo(FORBIDDEN);
            } else {
                // Some ask for an object that does not exist here, or for a parameter.
                all.assertThat(status)
                        .as(attempt)
                        .isNotIn(UNAUTHORIZED, FORBIDDEN)
                        .isLessThan(FAILED);
            }
        }
        all.assertAll();
    }

    @Test
    void leadsAStrangerToTheLogin() throws Exception {
        requireLogin(console.stranger());
        requireLogin(console.stranger().withCookie("meterline-session", "x".repeat(43)));
        requireLogin(console.stranger().withCookie("meterline-session", "' OR 1=1 --"));
    }

    @Test
    void leadsADisabledUserToTheLogin() throws Exception {
        ConsoleClient client = console.signedIn(Role.ADMIN);
        console.database().update("UPDATE staff SET disabled = 1 WHERE login = 'admin'");
        try {
            requireLogin(client);
        } finally {
            console.database().update("UPDATE staff SET disabled = 0 WHERE login = 'admin'");
        }
    }

    @Test
    void leadsAnExpiredSessionToTheLogin() throws Exception {
        ConsoleClient idle = console.signedIn(Role.OFFICE);
        console.database().update("UPDATE staff_session SET seen_at = '2020-01-01T00:00:00.000Z'");
        requireLogin(idle);
        ConsoleClient old = console.signedIn(Role.OFFICE);
        console.database().update("UPDATE staff_session SET began_at = '2020-01-01T00:00:00.000Z'");
        requireLogin(old);
    }

    @Test
    void leadsAfterALogoutToTheLogin() throws Exception {
        ConsoleClient client = console.signedIn(Role.SHIFT);
        String session = client.cookies().get("meterline-session");
        assertThat(client.post("/logout", Map.of()).statusCode()).isEqualTo(SEE_OTHER);
        requireLogin(client.withCookie("meterline-session", session));
    }

    @Test
    void takesNoFormFromElsewhere() throws Exception {
        ConsoleClient crossSite = console.signedIn(Role.ADMIN).with("Sec-Fetch-Site", "cross-site");
        ConsoleClient otherOrigin = console.signedIn(Role.ADMIN).with("Origin", "https://evil.example");
        ConsoleClient client = console.signedIn(Role.ADMIN);
        String foreign = console.signedIn(Role.ADMIN).token();
        SoftAssertions all = new SoftAssertions();
        for (Route route : console.routes().stream().filter(Route::isPost).toList()) {
            all.assertThat(status(crossSite, route, NOTHING))
                    .as("cross-site " + route)
                    .isEqualTo(FORBIDDEN);
            all.assertThat(status(otherOrigin, route, NOTHING))
                    .as("origin " + route)
                    .isEqualTo(FORBIDDEN);
            if (!route.isOpen()) {
                all.assertThat(status(client, route, Map.of("csrf", "")))
                        .as("no token " + route)
                        .isEqualTo(FORBIDDEN);
                all.assertThat(status(client, route, Map.of("csrf", foreign)))
                        .as("token of another session " + route)
                        .isEqualTo(FORBIDDEN);
            }
        }
        all.assertAll();
    }

    @Test
    void takesNoGetForAnAction() throws Exception {
        ConsoleClient admin = console.signedIn(Role.ADMIN);
        Set<String> readable = Set.copyOf(console.routes().stream()
                .filter(route -> !route.isPost())
                .map(Route::path)
                .toList());
        for (Route route : console.routes()) {
            if (route.isPost() && !readable.contains(route.path())) {
                assertThat(admin.get(pathOf(route)).statusCode())
                        .as(route.toString())
                        .isIn(NOT_FOUND, 405);
            }
        }
    }

    @Test
    void isKnownWithPeopleTokensTheAuditLogAndTheSettings() {
        assertThat(console.routes())
                .extracting(Route::toString)
                .contains(
                        "GET /users",
                        "POST /users/{login}/disable",
                        "GET /tokens",
                        "POST /new-token",
                        "POST /tokens/{name}/revoke",
                        "GET /audit",
                        "POST /audit/download",
                        "GET /settings");
    }

    private static void requireLogin(ConsoleClient client) throws Exception {
        SoftAssertions all = new SoftAssertions();
        for (Route route : guarded()) {
            HttpResponse<String> response = response(client, route, NOTHING);
            int expected = route.isPost() ? UNAUTHORIZED : SEE_OTHER;
            all.assertThat(response.statusCode()).as(route.toString()).isEqualTo(expected);
            if (!route.isPost()) {
                all.assertThat(response.headers().firstValue("Location").orElse(""))
                        .as(route.toString())
                        .startsWith("/login");
                all.assertThat(client.getPart(pathOf(route)).statusCode())
                        .as("part " + route)
                        .isEqualTo(UNAUTHORIZED);
            }
        }
        all.assertAll();
    }

    private static List<Route> guarded() {
        List<Route> guarded = new ArrayList<>(console.routes());
        guarded.removeIf(Route::isOpen);
        assertThat(guarded).hasSizeGreaterThan(10);
        return guarded;
    }

    private static int status(ConsoleClient client, Route route, Map<String, ?> fields)
            throws IOException, InterruptedException {
        return response(client, route, fields).statusCode();
    }

    private static HttpResponse<String> response(ConsoleClient client, Route route, Map<String, ?> fields)
            throws IOException, InterruptedException {
        return route.isPost() ? client.post(pathOf(route), fields) : client.get(pathOf(route));
    }

    private static String pathOf(Route route) {
        return route.path().replace("{login}", "nobody").replaceAll("\\{[^}]*}", "999999");
    }
}
