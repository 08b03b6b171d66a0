package ua.meterline.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ua.meterline.backoffice.staff.Role;

/** Which program may do what, and what it hears otherwise. */
class ApiAccessIT {
    @TempDir
    static Path folder;

    private static ApiFixture api;
    private static ApiClient shift;
    private static ApiClient phone;
    private static ApiClient auditor;

    @BeforeAll
    static void start() throws Exception {
        api = ApiFixture.start(folder, 200);
        shift = api.program(Role.SHIFT);
        phone = api.program(Role.PHONE);
        auditor = api.program(Role.AUDITOR);
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/batches", "/readings?period=2026-11"})
    void needsAToken(String path) throws Exception {
        ApiClient.Answered refused = api.client(null).get(path);

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"meterline\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer meterline_unknown",
                "Bearer",
                "Bearer ",
                "Basic YWRtaW46YWRtaW4=",
                "meterline_x",
                "Bearer a b",
                "Bearer ' OR 1=1 --"
            })
    void refusesATokenThatItDoesNotKnow(String authorization) throws Exception {
        ApiClient.Answered refused = api.client(null)
                .sent(
                        "GET /api/v1/batches",
                        api.client(null).request("/api/v1/batches").header("Authorization", authorization));

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.header("WWW-Authenticate")).contains("invalid_token");
    }

    @Test
    void takesNoTokenFromTheAddressAndNoCookie() throws Exception {
        String token = api.addToken("in-address", Role.ADMIN);

        assertThat(api.client(null)
                        .sent(
                                "GET /api/v1/batches",
                                api.client(null)
                                        .request("/api/v1/batches?access_token=" + token)
                                        .header("Cookie", "meterline-session=" + token))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void refusesARevokedTokenFromTheNextCallOn() throws Exception {
        ApiClient program = api.client(api.addToken("leaving", Role.OFFICE));
        assertThat(program.get("/batches").status()).isEqualTo(200);

        api.revokeToken("leaving");

        assertThat(program.get("/batches").status()).isEqualTo(401);
    }

    @Test
    void permitsWhatARoleMay() throws Exception {
        assertThat(shift.submit("0501234567", 1).status()).isEqualTo(403);
        assertThat(auditor.submit("0501234567", 1).status()).isEqualTo(403);
        assertThat(phone.submit("0501234567", 1).status()).isEqualTo(201);
        assertThat(phone.get("/batches").status()).isEqualTo(403);
        assertThat(phone.get("/readings?period=2026-11").header("WWW-Authenticate"))
                .contains("insufficient_scope");
        assertThat(auditor.get("/readings?period=2026-11").status()).isEqualTo(200);
        assertThat(auditor.get("/batches/{id}/file", "/batches/1/file").status())
                .isEqualTo(403);
        assertThat(api.database().count("message")).isEqualTo(1);
    }

    @Test
    void saysWhenToComeAgainAndKeepsProgramsApart(@TempDir Path other) throws Exception {
        try (ApiFixture slow = ApiFixture.start(other, 1)) {
            ApiClient hasty = slow.program(Role.OFFICE);
            List<Integer> statuses = new ArrayList<>();
            ApiClient.Answered last = hasty.get("/batches");
            while (last.status() == 200 && statuses.size() < 20) {
                statuses.add(last.status());
                last = hasty.get("/batches");
            }

            assertThat(last.status()).isEqualTo(429);
            assertThat(Integer.parseInt(last.header("Retry-After"))).isPositive();
            assertThat(slow.program(Role.AUDITOR).get("/batches").status()).isEqualTo(200);
        }
    }

    @Test
    void answersAProblemForPathsAndMethodsThatThereAreNot() throws Exception {
        ApiClient.Answered unknown = phone.any(phone.request("/api/v2/readings").GET());
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.header("Content-Type")).startsWith("application/problem+json");
        assertThat(unknown.text("code")).isEqualTo("not-found");
        ApiClient.Answered method = phone.any(phone.request("/api/v1/readings").DELETE());
        assertThat(method.status()).isEqualTo(405);
        assertThat(method.header("Allow").split(", ")).containsExactlyInAnyOrder("GET", "HEAD", "POST");
        assertThat(phone.any(phone.request("/api/v1/batches/7").DELETE()).header("Allow"))
                .isEqualTo("GET, HEAD");
    }

    @Test
    void letsNoOtherSiteCallIt() throws Exception {
        ApiClient.Answered preflight = phone.any(phone.request("/api/v1/readings")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .header("Origin", "https://example.com")
                .header("Access-Control-Request-Method", "POST"));

        assertThat(preflight.status()).isEqualTo(405);
        assertThat(preflight.response().headers().map().keySet())
                .noneMatch(name -> name.toLowerCase(java.util.Locale.ROOT).startsWith("access-control"));
    }

    @Test
    void answersAHeadWithoutABody() throws Exception {
        ApiClient.Answered head =
                auditor.any(auditor.request("/api/v1/batches").method("HEAD", HttpRequest.BodyPublishers.noBody()));

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.response().body()).isEmpty();
    }

    @Test
    void servesItsDescriptionWithoutAToken() throws Exception {
        ApiClient.Answered served = api.client(null).get("/openapi.yaml");

        assertThat(served.status()).isEqualTo(200);
        assertThat(served.response().body()).startsWith("openapi: 3.1");
    }

    @ParameterizedTest
    @CsvSource({
        "/readings, period",
        "/readings?period=2026-13, period",
        "/readings?period=2026-00, period",
        "/readings?period=11.2026, period",
        "/readings?period=2026-11&limit=0, limit",
        "/readings?period=2026-11&limit=1001, limit",
        "/readings?period=2026-11&limit=x, limit",
        "/readings?period=2026-11&after=%25, after",
        "/batches?after=-1, after",
        "/batches?limit=9999999999, limit"
    })
    void namesTheParameterThatIsWrong(String path, String field) throws Exception {
        ApiClient.Answered refused = auditor.get(path);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/field").asText()).isEqualTo(field);
    }

    @Test
    void refusesTenThousandCharactersInAParameter() throws Exception {
        assertThat(auditor.get("/readings?period=" + "1".repeat(10_000)).status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"99", "0", "x", "-1", "99999999999999999999", "1%20"})
    void knowsNoSuchMessageOrBatch(String id) throws Exception {
        assertThat(auditor.get("/messages/{id}", "/messages/" + id).status()).isEqualTo(404);
        assertThat(auditor.get("/batches/{id}", "/batches/" + id).status()).isEqualTo(404);
    }

    @Test
    void saysThatTheDatabaseIsNotAvailableAndStoresLater(@TempDir Path other) throws Exception {
        try (ApiFixture locked = ApiFixture.start(other)) {
            ApiClient program = locked.program(Role.PHONE);
            String body = "{\"account\":\"0501234567\",\"value\":1250}";
            try (Connection connection = locked.database().connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("BEGIN IMMEDIATE");

                ApiClient.Answered refused = program.submit("key", body);

                assertThat(refused.status()).isEqualTo(503);
                assertThat(refused.text("code")).isEqualTo("store-unavailable");
                assertThat(Integer.parseInt(refused.header("Retry-After"))).isPositive();
                statement.execute("ROLLBACK");
            }
            assertThat(program.submit("key", body).text("outcome")).isEqualTo("accepted");
            assertThat(locked.database().count("message")).isEqualTo(1);
        }
    }

    @Test
    void leavesThePagesOfTheConsoleWithoutTokens() throws Exception {
        String token = api.addToken("page", Role.ADMIN);

        assertThat(api.client(token)
                        .any(HttpRequest.newBuilder(URI.create(api.address() + "/"))
                                .header("Authorization", "Bearer " + token))
                        .status())
                .isEqualTo(303);
    }
}
