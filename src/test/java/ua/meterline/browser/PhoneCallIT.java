package ua.meterline.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import ua.meterline.backoffice.staff.Role;

/** Calls at the contact centre in a real browser. Each test has a customer of its own. */
@Tag("browser")
class PhoneCallIT {
    @TempDir
    static Path folder;

    private static ConsoleFixture console;
    private static Browser browser;
    private static int accounts = 4_000_000;

    private String account;

    @BeforeAll
    static void start() throws Exception {
        console = ConsoleFixture.start(folder);
        browser = Browser.open(console).signIn(Role.PHONE);
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        console.close();
    }

    @BeforeEach
    void addCustomer() {
        account = "050" + ++accounts;
        console.database()
                .update(
                        "INSERT INTO account (account, name, address, usual_use) VALUES ('%s', 'Клієнт%s Олена', 'Хуст, вул. Миру 5', 100)"
                                .formatted(account, accounts));
    }

    @Test
    void takesAWholeCallWithTheKeyboardAlone() throws Exception {
        browser.problems(); // those of other tests
        browser.go("/phone");
        browser.press("клієнт" + accounts);
        browser.await("the customer", () -> browser.all("#found a").size() == 1);
        Axe.check(browser);
        browser.press(Keys.ARROW_DOWN);
        browser.press(Keys.ENTER);
        browser.await("the card", () -> browser.path().equals("/phone/" + account));
        browser.press("1100");
        browser.awaitText("It would be accepted.");
        Axe.check(browser);
        browser.screenshot("contact-centre");
        browser.press(Keys.ENTER);
        browser.awaitText("Saved. The reading counts.");
        Axe.check(browser);
        browser.press(Keys.ENTER);
        browser.await("the next call", () -> browser.path().equals("/phone"));
        assertThat(browser.run("return document.activeElement.name")).isEqualTo("q");
        assertThat(entries()).hasSize(1);
        assertThat(browser.problems()).isEmpty();
    }

    @Test
    void storesOnceForADoubleClickAndTheBackButton() {
        browser.go("/phone/" + account);
        browser.type("value", "1100");
        browser.run("const b = document.querySelector('main button.primary'); b.click(); b.click();");
        browser.awaitText("Saved. The reading counts.");
        assertThat(entries()).hasSize(1);

        browser.run("history.back()");
        browser.await("the card", () -> browser.path().equals("/phone/" + account));
        browser.type("value", "1100");
        browser.field("value").sendKeys(Keys.ENTER);
        browser.await("the entry", () -> browser.path().startsWith("/phone/entries/"));
        assertThat(entries()).hasSize(1);
    }

    @Test
    void losesNothingWhenTheSessionEndsWhileOneTypes() {
        browser.go("/phone/" + account);
        browser.type("value", "1100");
        browser.type("why", "calls from work");
        browser.deleteCookie("meterline-session");
        browser.field("value").sendKeys(Keys.ENTER);
        browser.await(
                "the login", () -> browser.find("dialog input[name=password]").isDisplayed());
        assertThat(browser.field("why").getDomProperty("value")).isEqualTo("calls from work");
        browser.find("dialog input[name=login]").sendKeys("phone");
        browser.find("dialog input[name=password]").sendKeys(ConsoleFixture.PASSWORD, Keys.ENTER);
        browser.awaitText("Saved. The reading counts.");
        assertThat(entries()).containsExactly("phone calls from work");
    }

    @Test
    void asksAgainAboutAnUnusualReadingAndTakesItBack() {
        browser.go("/phone/" + account);
        browser.type("value", "1100");
        browser.field("value").sendKeys(Keys.ENTER);
        browser.awaitText("Saved.");
        browser.click("Correct");
        browser.await("the card", () -> browser.path().startsWith("/phone/" + account));
        assertThat(browser.text()).contains("There is a reading for");
        Axe.check(browser);
        browser.press("1120", Keys.ENTER);
        browser.awaitText("Saved. The reading counts.");
        browser.click("Take it back");
        browser.type("why", "misheard");
        browser.field("why").sendKeys(Keys.ENTER);
        browser.awaitText("Taken back. It does not count.");
        assertThat(console.database().rows("SELECT value FROM effective_reading WHERE account = ?", account))
                .containsExactly("1100");
    }

    @Test
    void takesTenThousandCharactersForNoSearchOfThatLength() {
        browser.go("/phone");
        browser.run("document.querySelector('[name=q]').value = 'x'.repeat(10000)");
        browser.field("q").sendKeys(Keys.ENTER);
        browser.awaitText("at most 1000 are possible");
    }

    @Test
    void worksOnATelephoneInUkrainianAndInTheDark() {
        List<String> pages = List.of("/phone?q=олена", "/phone/" + account, "/phone/callbacks", "/phone/missing");
        browser.dark(true);
        for (String page : pages) {
            browser.go(page);
            browser.resize(Browser.NARROW);
            browser.requireNoSidewaysScroll();
            Axe.check(browser);
            browser.resize(1280);
        }
        browser.dark(false);
        browser.go("/phone/" + account);
        browser.click("Українська");
        browser.awaitText("Мова споживача");
        browser.click("English");
        browser.awaitText("Language of the caller");
    }

    @Test
    void worksOffACallBack() {
        console.database()
                .update(
                        ("INSERT INTO message (id, channel, sender, recipient, received_at, text, fingerprint, outcome, reason)"
                                        + " VALUES (%d, 'sms', '+38067%d', '7104', strftime('%%Y-%%m-%%dT%%H:%%M:%%fZ'), '%s 12,5', x'', 'rejected', 'wrong-format')")
                                .formatted(accounts, accounts, account));
        browser.go("/phone/callbacks");
        browser.awaitText("+38067•••");
        Axe.check(browser);
        browser.find("tbody a").click();
        browser.awaitText("I call now");
        browser.click("I call now");
        browser.awaitText("phone calls, until");
        Axe.check(browser);
        browser.find("button[value=done]").click();
        browser.awaitText("Say why no call is needed.");
        browser.type("why", "gave the reading himself");
        browser.find("button[value=done]").click();
        browser.awaitText("No calls are due.");
    }

    private List<String> entries() {
        return console.database()
                .rows(
                        "SELECT entered_by, why FROM phone_entry JOIN message ON id = message_id WHERE text LIKE ?",
                        account + "%");
    }
}
