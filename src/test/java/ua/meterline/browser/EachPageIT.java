package ua.meterline.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.WebElement;
import ua.meterline.backoffice.staff.Role;

/** Visits every page of the console in a real browser. */
@Tag("browser")
class EachPageIT {
    private static final String NO_SUCH_PAGE = "/messages/999";
    private static final List<String> OTHERS = List.of(
            "/messages/1",
            "/messages/2",
            "/messages/3",
            "/messages/4",
            "/reviews/3",
            "/phone/0501234567",
            "/users/office",
            "/users/admin",
            "/new-user",
            "/new-token",
            "/tokens/billing/revoke",
            "/profile",
            "/audit?who=unknown",
            "/phone/callbacks",
            "/phone/missing",
            NO_SUCH_PAGE);

    @TempDir
    static Path folder;

    private static ConsoleFixture console;
    private static Browser browser;

    @BeforeAll
    static void start() throws Exception {
        console = ConsoleFixture.start(folder, Map.of(), EachPageIT::fill);
        browser = Browser.open(console).signIn(Role.ADMIN);
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        console.close();
    }

    private static void fill(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO api_token (name, token, roles, added_at)"
                    + " VALUES ('billing', randomblob(32), 'office', '2026-11-03T10:00:00.000Z')");
            statement.execute("""
                    INSERT INTO message (id, channel, sender, recipient, received_at, text, fingerprint, outcome, reason)
                    VALUES (1, 'sms', '+380501234567', '7104', strftime('%Y-%m-%dT%H:%M:%S.000Z', 'now'),
                            '0501234567 12345', randomblob(32), 'accepted', NULL),
                        (2, 'sms', '+380501234568', '7104', strftime('%Y-%m-%dT%H:%M:%S.000Z', 'now'),
                            '<b>hello</b> 0501234567', randomblob(32), 'rejected', 'wrong-format'),
                        (3, 'sms', '+380501234567', '7104', strftime('%Y-%m-%dT%H:%M:%S.000Z', 'now'),
                            '0501234567 13245', randomblob(32), 'held', 'use-too-high'),
                        (4, 'sms', '+380501234567', '7104', strftime('%Y-%m-%dT%H:%M:%S.000Z', 'now'),
                            '220', randomblob(32), 'rejected', 'which-account')
                    """);
            fillConversations(statement);
        }
    }

    /** Two open questions to a customer, and the accounts that belong to the number. */
    private static void fillConversations(Statement statement) throws SQLException {
        String now = "strftime('%Y-%m-%dT%H:%M:%S.000Z', 'now')";
        String later = "strftime('%Y-%m-%dT%H:%M:%S.000Z', 'now', '1 day')";
        statement.execute("INSERT INTO held_reading (message_id, account, value, period, on_time, received_at, rules)"
                + " VALUES (3, '0501234567', 13245, '2026-11', 1, " + now + ", 'use-too-high')");
        statement.execute("INSERT INTO question (message_id, sender_key, account, meter, period, on_time, value,"
                + " asked_at, expires_at) VALUES (3, 1, '0501234567', 1, '2026-11', 1, 12345, "
                + now + ", " + later + ")");
        statement.execute("INSERT INTO account_question (message_id, sender_key, value, period, on_time, endings,"
                + " asked_at, expires_at) VALUES (4, 1, 220, '2026-11', 1, '4321, 4567', " + now + ", " + later + ")");
        for (String account : List.of("0501234567", "0507654321")) {
            statement.execute("INSERT INTO binding (sender, account, message_id, bound_at, used_at, expires_at)"
                    + " VALUES ('+380501234567', '" + account + "', 1, " + now + ", " + now + ", " + later + ")");
        }
    }

    /** What the navigation leads to, and pages with a variable part or without a place there. */
    private static List<String> pages() {
        browser.go("/");
        return Stream.concat(menu().stream(), OTHERS.stream()).toList();
    }

    private static List<String> menu() {
        return browser.all(".menu a").stream()
                .map(link -> link.getDomAttribute("href"))
                .toList();
    }

    /** Each page is opened as rarely as possible: that takes most of the time. */
    @ParameterizedTest
    @MethodSource("pages")
    void isAccessibleInBothLanguages(String page) {
        browser.problems(); // of the page before
        browser.go(page);
        browser.await(
                "the end of a count, which loads the page again",
                () -> browser.all(".info#progress").isEmpty());
        requireNoProblem();
        requireItsName(page);
        Axe.checkInLightAndDark(browser);
        requireThatItFitsATelephone();
        requireBothLanguages();
    }

    /** A script that fails, or something to load that the policy forbids. */
    private static void requireNoProblem() {
        assertThat(browser.problems())
                .filteredOn(problem -> !problem.contains(NO_SUCH_PAGE + " - Failed to load resource"))
                .isEmpty();
    }

    private static void requireItsName(String page) {
        assertThat(browser.title()).isNotBlank().doesNotContain(".title");
        if (menu().contains(page)) {
            WebElement current = browser.find(".menu [aria-current=page]");
            assertThat(current.getDomAttribute("href")).isEqualTo(page);
        }
    }

    @Test
    void namesThePageOfTheContactCentreAndSaysWhatToDoWithoutARegistry() {
        browser.go("/phone/missing");
        assertThat(browser.find("main [aria-current=page]").getDomAttribute("href"))
                .isEqualTo("/phone/missing");
        assertThat(browser.text()).contains("The account registry is empty", "meterline accounts import FILE");
    }

    private static void requireThatItFitsATelephone() {
        browser.resize(Browser.NARROW);
        browser.requireNoSidewaysScroll();
        browser.resize(1280);
    }

    private static void requireBothLanguages() {
        browser.click("Українська");
        awaitLanguage("uk");
        assertThat(browser.text().replaceAll("\\bmeterline\\.[\\w.-]+", "")) // settings have such names
                .doesNotContainPattern("\\b[a-z]+\\.[a-z-]+\\.[a-z-]+\\b");
        browser.click("English");
        awaitLanguage("en");
    }

    private static void awaitLanguage(String code) {
        browser.await(code, () -> code.equals(browser.find("html").getDomAttribute("lang")));
    }

    @Test
    void showsQuestionsToCustomersAndWhichNumbersMaySendDigitsAlone() {
        browser.go("/messages/3");
        assertThat(browser.text()).contains("Is 12,345 meant for 2026-11?", "An answer counts until");
        browser.go("/messages/4");
        assertThat(browser.text()).contains("Offered the endings 4321, 4567", "No answer yet. An answer counts until");
        browser.go("/reviews/3");
        assertThat(browser.text()).contains("Is 12,345 meant? The answer of the customer decides the case until");
        browser.go("/phone/0501234567");
        assertThat(browser.text()).contains("Numbers that may send the reading alone", "+38050•••67");
        browser.click("Remove");
        browser.await("no binding", () -> !browser.text().contains("Numbers that may send the reading alone"));
        assertThat(console.database().rows("SELECT account FROM binding")).containsExactly("0507654321");
    }

    @Test
    void reachesTheFirstLinkOfTheContentWithOneKey() {
        browser.go("/");
        browser.press(org.openqa.selenium.Keys.TAB, org.openqa.selenium.Keys.ENTER);
        browser.await("the focus", () -> "content".equals(browser.run("return document.activeElement.id")));
    }
}
