package ua.meterline.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ua.meterline.fixture.RunningGateway;

/** The cabinet on a telephone: a real Chromium at 390 pixels, with and without scripts, in each language. */
class CabinetInBrowserIT {
    private static final List<String> LANGUAGES = List.of("uk", "ru", "hu", "en");
    private static final int LARGEST_PAGE = 30_000;

    @TempDir
    static Path folder;

    private static RunningGateway gateway;

    @BeforeAll
    static void start() throws Exception {
        gateway = RunningGateway.start(folder, Map.of("CABINET_PORT", 0, "CABINET_FILLING_TIME", "0s"));
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    private static Browser telephone(String language, boolean scripts) {
        Browser browser = Browser.open(gateway.cabinet(), language, scripts);
        browser.resize(Browser.NARROW);
        return browser;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void submitsAReadingOnATelephone(boolean scripts) {
        try (Browser browser = telephone("en", scripts)) {
            browser.go("/");
            browser.click("Submit a reading");
            browser.type("account", "050123456");
            browser.type("value", "12345");
            browser.type("answer", CabinetClient.answerIn(browser.text()));
            browser.click("Send");
            browser.awaitText("Please enter the 10 digits of your account");
            browser.type("account", "0501234567");
            browser.click("Send");
            browser.awaitText("We have received your reading");
            assertThat(browser.text()).contains("0501234567", "12345");
            assertThat(browser.path()).startsWith("/sent");
            browser.click("Submit another reading");
            browser.click("Magyar");
            browser.awaitText("A gázmérő állása");
            assertThat(browser.problems()).allMatch(problem -> problem.contains("422"));
        }
        assertThat(gateway.database().rows("SELECT text FROM message WHERE channel = 'web'"))
                .contains("0501234567 12345");
    }

    @Test
    void suitsEveryReader() throws Exception {
        try (Browser browser = telephone("en", true)) {
            for (String language : LANGUAGES) {
                browser.go("/");
                browser.chooseLanguage(language);
                for (boolean dark : List.of(false, true)) {
                    browser.dark(dark);
                    for (String path : List.of("/", "/reading", "/sent", "/nothing")) {
                        browser.go(path);
                        assertThat(browser.run("return document.documentElement.lang"))
                                .isEqualTo(language);
                        Axe.check(browser);
                        browser.requireNoSidewaysScroll();
                    }
                    browser.go("/reading");
                    browser.find("button.primary").click();
                    browser.await(
                            "the marked fields", () -> browser.all(".error").size() == 2);
                    Axe.check(browser);
                    browser.requireNoSidewaysScroll();
                }
                browser.dark(false);
            }
            browser.go("/");
            browser.chooseLanguage("uk");
            browser.go("/reading");
            browser.screenshot("cabinet-reading");
        }
    }

    @Test
    void weighsLessThan30Kilobytes() throws Exception {
        CabinetClient customer = new CabinetClient(gateway.cabinet());
        String home = customer.http().get("/").body();
        String styles = customer.http()
                .get(home.replaceFirst("(?s).*rel=\"stylesheet\" href=\"([^\"]+)\".*", "$1"))
                .body();
        for (String path : List.of("/", "/reading", "/sent", "/nothing")) {
            String page = customer.http().get(path).body();
            assertThat((page + styles).getBytes(StandardCharsets.UTF_8))
                    .as(path)
                    .hasSizeLessThan(LARGEST_PAGE);
        }
    }
}
