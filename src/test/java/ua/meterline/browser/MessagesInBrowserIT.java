package ua.meterline.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import ua.meterline.backoffice.staff.Role;
import ua.meterline.simulator.MobileMessage;

/** The pages of messages in a real browser, by keyboard. */
@Tag("browser")
class MessagesInBrowserIT {
    private static final String ACCOUNT = "0501234567";
    private static final String SENDER = "380671112233";

    @TempDir
    static Path folder;

    private static ConsoleFixture console;
    private static Browser browser;

    @BeforeAll
    static void start() throws Exception {
        console = ConsoleFixture.start(folder);
        deliver(ACCOUNT + " 1250");
        deliver("<img src=x onerror=\"document.title='broken'\"> =1+1");
        deliver("050 123 45 67 показання 1260");
        console.database()
                .update(
                        "INSERT INTO reading (id, message_id, account, value, period, on_time, received_at,"
                                + " latest_message_id) VALUES (90, 1, '0501234567', 1200, '2026-01', 1,"
                                + " '2026-01-02T10:00:00.000Z', 1)",
                        "UPDATE reply SET state = 'failed', reason = '0x0B' WHERE message_id = 2");
        browser = Browser.open(console).signIn(Role.SHIFT);
    }

    private static void deliver(String text) throws Exception {
        console.gateway().deliverAndAwaitReply(MobileMessage.of(SENDER, "7104", text));
        Awaitility.await()
                .until(() -> console.database().number("SELECT count(*) FROM reply WHERE state <> 'sent'") == 0);
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        console.close();
    }

    @Test
    void findsAMessageWithTheKeyboardAloneAndComesBack() throws Exception {
        browser.go("/messages");
        browser.tabTo("account").sendKeys(ACCOUNT, Keys.ENTER);
        browser.await("the result", () -> browser.path().contains("account=" + ACCOUNT));
        browser.screenshot("console-messages");
        browser.tabTo("1").sendKeys(Keys.ENTER);
        browser.await("the message", () -> browser.title().equals("Message 1"));
        browser.screenshot("console-message");
        browser.run("history.back()");
        browser.await("the search again", () -> browser.path().contains("account=" + ACCOUNT));
        assertThat(browser.field("account").getDomProperty("value")).isEqualTo(ACCOUNT);
        assertThat(browser.text()).doesNotContain(SENDER);
    }

    @Test
    void showsANumberOnDemandAndRecordsIt() {
        browser.go("/messages/1");
        assertThat(browser.text()).doesNotContain(SENDER);
        browser.find("dd .reveal").click();
        browser.awaitText("+" + SENDER);
        assertThat(console.database().rows("SELECT DISTINCT who, object_id FROM audit_entry WHERE action = 'reveal'"))
                .contains("shift 1");
    }

    @Test
    void showsMarkupAsText() {
        browser.go("/messages/2");
        browser.awaitText("<img src=x onerror=");
        assertThat(browser.all("main img")).isEmpty();
        assertThat(browser.run("return document.title")).isEqualTo("Message 2 · Meterline");
        assertThat(browser.problems()).isEmpty();
    }

    @Test
    void resendsAFailedReplyWithTheKeyboardAlone() {
        browser.go("/messages/2");
        assertThat(browser.text()).contains("0x0B invalid number of the recipient");
        browser.tabTo("Send the reply again").sendKeys(Keys.ENTER);
        browser.awaitText("The reply is being sent again.");
        Awaitility.await()
                .untilAsserted(() -> assertThat(
                                console.database().rows("SELECT state, attempts FROM reply WHERE message_id = 2"))
                        .containsExactly("sent 2"));
        browser.go("/messages/2");
        browser.awaitText("Sent again by shift");
    }

    @Test
    void drawsTheReadingsOfAnAccount() throws Exception {
        browser.go("/messages/1/accounts/0");
        browser.await("the chart", () -> !browser.all(".chart canvas").isEmpty());
        browser.screenshot("console-account");
        assertThat(browser.text()).contains("2026-01", "1,200", "050•••4567");
    }

    @Test
    void printsTheStoryOfAMessageWithoutWhatOnlyAScreenNeeds() {
        browser.go("/messages/1");
        List<String> headings =
                browser.all("main h2").stream().map(WebElement::getText).toList();
        String story = browser.find("main .columns").getText();
        browser.dark(true);
        browser.print(true);
        assertThat(browser.all(".top, .menu, .skip, .buttons, button, .reveal, .no-print, dialog"))
                .isNotEmpty()
                .noneMatch(WebElement::isDisplayed);
        assertThat(browser.all("main h2").stream().map(WebElement::getText).toList())
                .containsExactlyElementsOf(headings);
        assertThat(browser.find("main .columns").getText().split("\\s+"))
                .isNotEmpty()
                .isSubsetOf(story.split("\\s+"));
        assertThat(browser.find("h1").isDisplayed()).isTrue();
        assertThat(browser.run("return getComputedStyle(document.body).backgroundColor"))
                .isEqualTo("rgb(255, 255, 255)");
        browser.print(false);
        browser.dark(false);
    }

    @Test
    void isAccessibleFitsATelephoneAndRunsNoForbiddenScript() {
        for (String path : List.of(
                "/messages",
                "/messages?account=12&from=x&errors=1",
                "/messages?text=nothing",
                "/messages/1",
                "/messages/2",
                "/messages/3",
                "/messages/1/accounts/0")) {
            for (boolean dark : List.of(false, true)) {
                browser.dark(dark);
                browser.go(path);
                Axe.check(browser);
            }
            browser.resize(Browser.NARROW);
            browser.requireNoSidewaysScroll();
            browser.resize(1280);
            assertThat(browser.problems()).as(path).isEmpty();
        }
        browser.dark(false);
    }
}
