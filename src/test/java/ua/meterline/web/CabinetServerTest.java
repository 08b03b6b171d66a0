package ua.meterline.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ua.meterline.browser.ConsoleClient;
import ua.meterline.fixture.Deadline;
import ua.meterline.store.StoreUnavailableException;

/** What guards each page of the cabinet: forged and repeated forms, headers, limits, and errors in words. */
class CabinetServerTest {
    private static final AtomicInteger HANDLED = new AtomicInteger();
    private static volatile CountDownLatch held = new CountDownLatch(0);
    private static TestCabinet cabinet;

    @BeforeAll
    static void start() throws Exception {
        cabinet = new TestCabinet(CabinetServerTest::register);
    }

    @AfterAll
    static void stop() {
        cabinet.close();
    }

    private static void register(CabinetRoutes routes) {
        routes.get("/missing", visit -> {
            throw new NoSuchPageException();
        });
        routes.get("/broken", visit -> {
            throw new IllegalStateException("secret detail");
        });
        routes.get("/locked", visit -> {
            throw new StoreUnavailableException("database is locked", null);
        });
        routes.get("/search", visit -> visit.page("cabinet/problem", new Problem(200, visit.param("text"), "")));
        routes.post("/count", CabinetServerTest::count);
    }

    private static Answer count(CabinetVisit visit) throws Exception {
        int number = HANDLED.incrementAndGet();
        if (!held.await(Deadline.SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("held too long");
        }
        return visit.form("text").isEmpty()
                ? Answer.html("missing").withStatus(422)
                : visit.redirect("/done/" + number);
    }

    private static ConsoleClient customer() {
        return cabinet.customer();
    }

    @Test
    void sendsTheHeadersThatBrowsersProtectAPageBy() throws Exception {
        for (String path : List.of("/", "/nothing", "/broken", "/count")) {
            HttpResponse<String> page = customer().get(path);
            assertThat(page.headers().firstValue("Content-Security-Policy"))
                    .hasValueSatisfying(policy -> assertThat(policy)
                            .contains("default-src 'none'", "frame-ancestors 'none'", "form-action 'self'")
                            .doesNotContain("script", "unsafe", "data:"));
            assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
            assertThat(page.headers().firstValue("Server")).isEmpty();
            assertThat(page.body())
                    .contains("</html>")
                    .doesNotContain("<script", " style=", " onclick=", "http://", "https://");
        }
    }

    @Test
    void servesItsOwnStylesAndNothingOfTheConsole() throws Exception {
        String home = customer().get("/").body();
        String styles = home.replaceFirst("(?s).*rel=\"stylesheet\" href=\"([^\"]+)\".*", "$1");
        assertThat(customer().get(styles).statusCode()).isEqualTo(200);
        assertThat(home).doesNotContain("console.");
        for (String path :
                List.of("/login", "/reviews", "/api/v1/readings", styles.replace("cabinet.css", "console.css"))) {
            assertThat(customer().get(path).statusCode()).as(path).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | uk",
                "de-DE, de;q=0.9 | uk",
                "ru-RU, uk;q=0.8 | ru",
                "hu | hu",
                "de, en-US;q=0.8 | en",
                "x'\"<b> | uk"
            })
    void speaksTheLanguageThatTheBrowserAsksFor(String accepted, String language) throws Exception {
        assertThat(customer().with("Accept-Language", accepted).get("/").body())
                .contains("<html lang=\"" + language + "\">");
    }

    @ParameterizedTest
    @ValueSource(strings = {"uk", "ru", "hu", "en"})
    void keepsTheLanguageThatIsChosen(String language) throws Exception {
        ConsoleClient customer = customer().with("Accept-Language", "de");
        HttpResponse<String> chosen = customer.post("/language", Map.of("language", language, "then", "/search"));
        assertThat(chosen.headers().firstValue("Location")).hasValue("/search");
        assertThat(customer.get("/").body()).contains("<html lang=\"" + language + "\">");
    }

    @ParameterizedTest
    @CsvSource({
        "/search, /search?text=1%202, /search?text=1%202",
        "/search, /other?text=1, /search",
        "/search, /sea rch?text=1, /search",
        "/count, /count, /",
        "/search/7/found, /search/7/found?text=1, /search"
    })
    void leadsBackToThePageWithItsQueryAfterTheChoiceOfALanguage(String then, String referer, String back)
            throws Exception {
        ConsoleClient customer = customer().with("Referer", "https://cabinet.example" + referer);
        assertThat(customer.post("/language", Map.of("language", "hu", "then", then))
                        .headers()
                        .firstValue("Location"))
                .hasValue(back);
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)"})
    void leadsNowhereElseAfterTheChoiceOfALanguage(String then) throws Exception {
        assertThat(customer()
                        .post("/language", Map.of("language", "hu", "then", then))
                        .headers()
                        .firstValue("Location"))
                .hasValue("/");
    }

    @ParameterizedTest
    @CsvSource({
        "/nothing, 404, Такої сторінки немає, Такой страницы нет, Nincs ilyen oldal, No such page",
        "/missing, 404, Такої сторінки немає, Такой страницы нет, Nincs ilyen oldal, No such page",
        "/broken, 500, Сталася помилка, Произошла ошибка, Hiba történt, An error occurred",
        "/locked, 503, Зараз не вдалося, Сейчас не удалось, Most nem sikerült, Saving is not possible",
        "/count, 405, Так відкрити, Так открыть, Így nem nyitható, The page cannot be opened"
    })
    void saysInWordsWhatWentWrong(String path, int status, String uk, String ru, String hu, String en)
            throws Exception {
        Map<String, String> words = Map.of("uk", uk, "ru", ru, "hu", hu, "en", en);
        for (Map.Entry<String, String> language : words.entrySet()) {
            HttpResponse<String> page =
                    customer().with("Accept-Language", language.getKey()).get(path);
            assertThat(page.statusCode()).isEqualTo(status);
            assertThat(page.body())
                    .contains(language.getValue())
                    .doesNotContain("Exception", "secret detail", "cabinet.problem");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site",
        "Origin, https://evil.example",
        "Origin, null"
    })
    void refusesAFormThatAnotherSiteSends(String header, String value) throws Exception {
        int before = HANDLED.get();
        HttpResponse<String> refused = customer().with(header, value).post("/count", Map.of("text", "x"));
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("Форму надіслано не з цієї сторінки");
        assertThat(HANDLED).hasValue(before);
    }

    @Test
    void handlesADoubleClickOnce() throws Exception {
        int before = HANDLED.get();
        held = new CountDownLatch(1);
        Map<String, String> form = Map.of("text", "x", "form-id", "clicked");
        CompletableFuture<String> first = CompletableFuture.supplyAsync(() -> send(form));
        Awaitility.await().until(() -> HANDLED.get() == before + 1);
        CompletableFuture<String> second = CompletableFuture.supplyAsync(() -> send(form));
        held.countDown();
        assertThat(second.get()).isEqualTo(first.get());
        assertThat(HANDLED).hasValue(before + 1);
    }

    /** Returns where it leads. */
    private static String send(Map<String, String> form) {
        try {
            return customer()
                    .post("/count", form)
                    .headers()
                    .firstValue("Location")
                    .orElseThrow();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "%25", "'; DROP TABLE message; --", "\u0000\u0007", "<script>alert(1)</script>"})
    void takesAnyTextInAQuery(String text) throws Exception {
        HttpResponse<String> found = customer().get("/search?text=" + URLEncoder.encode(text, StandardCharsets.UTF_8));
        assertThat(found.statusCode()).isEqualTo(200);
        assertThat(found.body()).doesNotContain("<script");
    }

    @Test
    void refusesTenThousandCharactersAndLargeForms() throws Exception {
        HttpResponse<String> query = customer().get("/search?text=" + "x".repeat(10_000));
        assertThat(query.statusCode()).isEqualTo(400);
        assertThat(query.body()).contains("10000 символів");
        HttpResponse<String> form = customer().post("/count", Map.of("text", "x".repeat(20_000)));
        assertThat(form.statusCode()).isEqualTo(413);
        assertThat(form.body()).contains("Завеликий обсяг");
        assertThat(customer().get("/search?text=" + "x".repeat(20_000)).statusCode())
                .isBetween(400, 499);
    }

    @Test
    void saysThatItsPortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            WebListener listener = new WebListener("meterline.cabinet", "127.0.0.1", taken.getLocalPort(), null, "");
            assertThatThrownBy(listener::requireFree)
                    .hasMessage("meterline.cabinet.port: cannot listen on 127.0.0.1:" + taken.getLocalPort()
                            + ": Address already in use; choose another port or meterline.cabinet.address");
        }
    }
}
