package ua.meterline.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ua.meterline.backoffice.staff.Role;
import ua.meterline.browser.ConsoleClient;

/** What guards each page: sessions, permissions, forged and repeated forms, headers, and errors in words. */
class ConsoleServerTest {
    private static final CountingPages PAGES = new CountingPages();

    @TempDir
    static Path folder;

    private static TestConsole console;
    private static ConsoleClient auditor;
    private static ConsoleClient phone;

    @BeforeAll
    static void start() throws Exception {
        console = new TestConsole(folder, PAGES);
        auditor = console.signedIn(Role.AUDITOR);
        phone = console.signedIn(Role.PHONE);
    }

    @AfterAll
    static void stop() throws Exception {
        console.close();
    }

    @Test
    void everyPathNeedsAPermissionButThoseOfTheLogin() {
        assertThat(console.server().routes())
                .filteredOn(Route::isOpen)
                .extracting(Route::toString)
                .containsExactly(
                        "GET /login",
                        "GET /login/dialog",
                        "GET /session",
                        "POST /login",
                        "POST /logout",
                        "POST /preferences");
    }

    @Test
    void noPathAnswersWithoutASession() throws Exception {
        ConsoleClient stranger = console.stranger();
        for (Route route : console.server().routes()) {
            if (!route.isOpen()) {
                int status = route.isPost()
                        ? stranger.post(route.path(), Map.of("text", "x")).statusCode()
                        : stranger.get(route.path()).statusCode();
                assertThat(status).as(route.toString()).isIn(303, 401);
            }
        }
        assertThat(stranger.send(HttpRequest.newBuilder(
                                        URI.create(console.server().url()))
                                .method("HEAD", HttpRequest.BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(303);
        assertThat(stranger.getPart("/news").statusCode()).isEqualTo(401);
    }

    @Test
    void refusesWhatTheRolesDoNotInclude() throws Exception {
        assertThat(auditor.get("/bills").body()).isEqualTo("bills");
        HttpResponse<String> refused = phone.get("/bills");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("Ваші ролі цього не передбачають");
    }

    @Test
    void sendsTheHeadersThatBrowsersProtectAPageBy() throws Exception {
        for (HttpResponse<String> each : List.of(
                phone.get("/"),
                phone.get("/nothing"),
                phone.get("/broken"),
                console.stranger().get("/login"))) {
            assertThat(each.headers().firstValue("Content-Security-Policy"))
                    .hasValueSatisfying(policy -> assertThat(policy)
                            .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                            .doesNotContain("unsafe"));
            assertThat(each.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(each.headers().firstValue("Referrer-Policy")).hasValue("same-origin");
            assertThat(each.headers().firstValue("Cross-Origin-Opener-Policy")).hasValue("same-origin");
            assertThat(each.headers().firstValue("Cache-Control")).hasValue("no-store");
            assertThat(each.headers().firstValue("Server")).isEmpty();
            assertThat(each.headers().firstValue("Strict-Transport-Security")).isEmpty();
            assertThat(each.body()).doesNotContain(" style=", " onclick=", "<script>", "javascript:");
        }
    }

    @Test
    void servesAssetsFromTheJarUnderAPathThatChangesWithThem() throws Exception {
        Matcher paths = Pattern.compile("(?:href|src)=\"(/assets/[^\"]+)\"")
                .matcher(phone.get("/").body());
        List<String> found = new ArrayList<>();
        while (paths.find()) {
            found.add(paths.group(1));
            HttpResponse<String> asset = console.stranger().get(paths.group(1));
            assertThat(asset.statusCode()).isEqualTo(200);
            assertThat(asset.headers().firstValue("Cache-Control")).hasValue("public, max-age=31536000, immutable");
        }
        assertThat(found).hasSize(4);
        assertThat(console.stranger().get("/assets/000000000000/console.js").statusCode())
                .isEqualTo(404);
        assertThat(phone.get("/").body()).doesNotContain("http://", "https://");
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, cross-site", "Sec-Fetch-Site, same-site", "Sec-Fetch-Site, none",
        "Origin, https://evil.example", "Origin, null", "X-CSRF-Token, 0123456789abcdef0123456789abcdef"
    })
    void refusesAFormThatAnotherSiteSends(String header, String value) throws Exception {
        int before = PAGES.handled.get();
        HttpResponse<String> refused =
                console.signedIn(Role.PHONE).with(header, value).post("/count", Map.of("text", "x"));
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("Надіслано не з цієї консолі");
        assertThat(PAGES.handled).hasValue(before);
    }

    @Test
    void refusesAFormWithTheTokenOfAnotherSessionOrWithoutOne() throws Exception {
        assertThat(phone.post("/count", Map.of("text", "x", "csrf", auditor.token()))
                        .statusCode())
                .isEqualTo(403);
        assertThat(phone.post("/judge", Map.of("text", "x", "csrf", "")).statusCode())
                .isEqualTo(403);
        assertThat(phone.post("/judge", Map.of("text", "x")).body()).isEqualTo("x");
    }

    @Test
    void handlesAFormThatIsSentTwiceOnce() throws Exception {
        int before = PAGES.handled.get();
        Map<String, String> form = Map.of("text", "x", "form-id", "twice");
        String first =
                phone.post("/count", form).headers().firstValue("Location").orElseThrow();
        String second =
                phone.post("/count", form).headers().firstValue("Location").orElseThrow();
        assertThat(second).isEqualTo(first);
        assertThat(PAGES.handled).hasValue(before + 1);
        assertThat(auditor.post("/count", form).headers().firstValue("Location"))
                .as("of another person")
                .hasValueSatisfying(other -> assertThat(other).isNotEqualTo(first));
        assertThat(phone.post("/count", Map.of("text", "x", "form-id", "")).statusCode())
                .isEqualTo(400);
    }

    @Test
    void handlesADoubleClickOnce() throws Exception {
        int before = PAGES.handled.get();
        PAGES.held = new CountDownLatch(1);
        Map<String, String> form = Map.of("text", "x", "form-id", "clicked");
        CompletableFuture<HttpResponse<String>> first = CompletableFuture.supplyAsync(() -> post(phone, form));
        org.awaitility.Awaitility.await().until(() -> PAGES.handled.get() == before + 1);
        CompletableFuture<HttpResponse<String>> second = CompletableFuture.supplyAsync(() -> post(phone, form));
        PAGES.held.countDown();
        assertThat(second.get().headers().firstValue("Location"))
                .isEqualTo(first.get().headers().firstValue("Location"));
        assertThat(PAGES.handled).hasValue(before + 1);
    }

    private static HttpResponse<String> post(ConsoleClient client, Map<String, String> form) {
        try {
            return client.post("/count", form);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void letsAFormWithAnErrorBeCorrected() throws Exception {
        assertThat(phone.post("/count", Map.of("form-id", "wrong")).statusCode())
                .isEqualTo(422);
        assertThat(phone.post("/count", Map.of("form-id", "wrong", "text", "right"))
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void escapesTextsInPagesAndInFields() throws Exception {
        for (String body : List.of(
                phone.get("/").body(),
                phone.get("/refused").body(),
                console.stranger()
                        .signIn(CountingPages.HTML, CountingPages.HTML)
                        .body(),
                console.stranger()
                        .post("/count", Map.of("text", CountingPages.HTML))
                        .body())) {
            assertThat(body).doesNotContain("<script>alert", "<img");
        }
        assertThat(phone.get("/refused").body()).contains("&lt;script&gt;alert(1)&lt;/script&gt;");
    }

    @Test
    void tellsInTheLanguageOfTheReaderWhyItIsRefused() throws Exception {
        assertThat(phone.get("/refused").body())
                .contains("Повідомлення 7 опрацьовує", "до 01.12.2026 10:00")
                .doesNotContain("is working on it");
        ConsoleClient english = console.signedIn(Role.PHONE).withCookie("meterline-language", "en");
        assertThat(english.get("/refused").body()).contains("works on message 7, until 1 Dec 2026, 10:00");
    }

    @ParameterizedTest
    @CsvSource({
        "/refused, 409, Неможливо", "/missing, 404, Такої сторінки немає", "/nothing, 404, Такої сторінки немає",
        "/broken, 500, Помилка програми", "/locked, 503, База даних недоступна", "/count, 405, Так не можна"
    })
    void saysInWordsWhatWentWrong(String path, int status, String words) throws Exception {
        HttpResponse<String> page = phone.get(path);
        assertThat(page.statusCode()).isEqualTo(status);
        assertThat(page.body()).contains(words).contains("</html>").doesNotContain("Exception", "secret detail");
    }

    @Test
    void saysItInThePartOfAPageThatAskedForIt() throws Exception {
        HttpResponse<String> part = phone.getPart("/locked");
        assertThat(part.statusCode()).isEqualTo(503);
        assertThat(part.body()).contains("role=\"alert\"").doesNotContain("<html");
    }

    @Test
    void namesTheErrorThatTheLogHasTheDetailsOf() throws Exception {
        assertThat(phone.get("/broken").body()).containsPattern("за кодом [0-9a-f]{8}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "%25", "'; DROP TABLE message; --", "\u0000\u0007", "=cmd|' /C calc'!A0"})
    void takesAnyTextInAQuery(String text) throws Exception {
        HttpResponse<String> found = phone.get("/search?text=" + java.net.URLEncoder.encode(text, "UTF-8"));
        assertThat(found.statusCode()).isEqualTo(200);
        assertThat(found.body()).isEqualTo(text.replaceAll("\\p{Cntrl}", " ").strip());
    }

    @Test
    void refusesTenThousandCharactersInOneLine() throws Exception {
        String text = "ї".repeat(10_000);
        HttpResponse<String> query = phone.get("/search?text=" + java.net.URLEncoder.encode(text, "UTF-8"));
        HttpResponse<String> form = phone.post("/judge", Map.of("text", text));
        for (HttpResponse<String> each : List.of(query, form)) {
            assertThat(each.statusCode()).isEqualTo(400);
            assertThat(each.body()).contains("Поле text має 10000 символів; можна щонайбільше 1000. Скоротіть його.");
        }
    }

    @Test
    void refusesAFormThatIsTooLarge() throws Exception {
        HttpResponse<String> refused = phone.post("/judge", Map.of("text", "x".repeat(600_000)));
        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(refused.body()).contains("Завеликий обсяг");
    }

    @Test
    void namesADownloadAsItIs() throws Exception {
        assertThat(phone.get("/file").headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename*=UTF-8''%D1%81%D0%BF%D0%B8%D1%81%D0%BE%D0%BA%201%22%3B.csv");
    }

    @Test
    void revealsWhatIsMaskedAndRecordsIt() throws Exception {
        String sealed = phone.get("/masked").body();
        assertThat(sealed).doesNotContain("4567").matches("[\\w-]+");
        HttpResponse<String> shown = phone.postPart("/reveal", Map.of("sealed", sealed));
        assertThat(shown.body()).contains("0501234567 &lt;script&gt;").doesNotContain("<script>");
        assertThat(console.database()
                        .rows("SELECT who, action, object_kind, object_id, address FROM audit_entry"
                                + " WHERE action = 'reveal'"))
                .containsOnly("phone reveal account 0501234567 127.0.0.1");
        assertThat(phone.postPart("/reveal", Map.of("sealed", sealed.substring(1)))
                        .statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "/a b"})
    void leadsNowhereElseAfterTheLogin(String then) throws Exception {
        HttpResponse<String> welcome = console.stranger()
                .post("/login", Map.of("login", "shift", "password", TestConsole.PASSWORD, "then", then));
        assertThat(welcome.headers().firstValue("Location")).hasValue("/");
    }

    @Test
    void handsBackWhatWasTypedWhenTheSessionHadEnded() throws Exception {
        int before = PAGES.handled.get();
        ConsoleClient late = console.signedIn(Role.OFFICE);
        late.cookies().remove("meterline-session");
        HttpResponse<String> login = late.post(
                "/count", Map.of("text", "two\nlines & <b>", "form-id", "kept", "several", List.of("1", "2")));
        assertThat(login.statusCode()).isEqualTo(401);
        assertThat(login.body()).contains("Введене збережено").doesNotContain("two\nlines");
        assertThat(PAGES.handled).hasValue(before);

        HttpResponse<String> handedBack = late.post(
                "/login",
                Map.of("login", "office", "password", TestConsole.PASSWORD, "kept", valueOf("kept", login.body())));
        assertThat(handedBack.statusCode()).isEqualTo(200);
        assertThat(handedBack.body()).contains("two\nlines &amp; &lt;b&gt;").contains("action=\"/count\"");
        String token = valueOf("csrf", handedBack.body());
        HttpResponse<String> done = late.post(
                "/count", Map.of("csrf", token, "text", "x", "form-id", valueOf("form-id", handedBack.body())));
        assertThat(done.statusCode()).isEqualTo(303);
        assertThat(PAGES.handled).hasValue(before + 1);
    }

    private static String valueOf(String field, String page) {
        Matcher matcher =
                Pattern.compile("name=\"" + field + "\" value=\"([^\"]*)\"").matcher(page);
        assertThat(matcher.find()).as(field).isTrue();
        return matcher.group(1);
    }

    @Test
    void endsASessionThatWasIdleAlthoughAPageUpdatedItself() throws Exception {
        ConsoleClient idle = console.signedIn(Role.SHIFT);
        console.pass(Duration.ofMinutes(20));
        assertThat(idle.getPart("/news").statusCode()).isEqualTo(200);
        console.pass(Duration.ofMinutes(11));
        assertThat(idle.getPart("/news").statusCode()).isEqualTo(401);
        assertThat(idle.get("/").statusCode()).isEqualTo(303);
        auditor.signIn("auditor", TestConsole.PASSWORD);
        phone.signIn("phone", TestConsole.PASSWORD);
    }

    @Test
    void endsTheSessionAtALogout() throws Exception {
        ConsoleClient leaving = console.signedIn(Role.SHIFT);
        String cookie = leaving.cookies().get("meterline-session");
        assertThat(leaving.post("/logout", Map.of()).statusCode()).isEqualTo(303);
        assertThat(leaving.withCookie("meterline-session", cookie).get("/").statusCode())
                .isEqualTo(303);
        assertThat(leaving.get("/session").statusCode()).isEqualTo(401);
    }

    @Test
    void answersInTheLanguageThatTheBrowserAsksForUntilOneIsChosen() throws Exception {
        ConsoleClient stranger = console.stranger().with("Accept-Language", "de, en-US;q=0.8");
        assertThat(stranger.get("/login").body()).contains("<html lang=\"en\"");
        stranger.post("/preferences", Map.of("language", "uk", "then", "/login"));
        assertThat(stranger.get("/login").body()).contains("<html lang=\"uk\"");
    }

    @Test
    void leadsBackToAFilteredListAfterTheChoiceOfColoursAndFromAFormToThePageAboveIt() throws Exception {
        ConsoleClient reading = console.signedIn(Role.OFFICE).with("Referer", "http://127.0.0.1/search?text=a%26b");
        assertThat(reading.post("/preferences", Map.of("theme", "dark", "then", "/search"))
                        .headers()
                        .firstValue("Location"))
                .hasValue("/search?text=a%26b");
        assertThat(reading.post("/preferences", Map.of("theme", "dark", "then", "/search/together"))
                        .headers()
                        .firstValue("Location"))
                .hasValue("/search");
        assertThat(reading.post("/preferences", Map.of("theme", "dark", "then", "/count"))
                        .headers()
                        .firstValue("Location"))
                .hasValue("/");
    }

    @Test
    void saysThatItsPortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            WebListener listener = new WebListener("meterline.console", "127.0.0.1", taken.getLocalPort(), null, "");
            assertThatThrownBy(listener::requireFree)
                    .hasMessage("meterline.console.port: cannot listen on 127.0.0.1:" + taken.getLocalPort()
                            + ": Address already in use; choose another port or meterline.console.address");
        }
    }
}
