package ua.meterline.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import ua.meterline.backoffice.staff.Role;

/** Users, own password and sessions, audit log and settings with a real browser. */
@Tag("browser")
class PeopleIT {
    @TempDir
    static Path folder;

    private static ConsoleFixture console;
    private static Browser browser;

    @BeforeAll
    static void start() throws Exception {
        console = ConsoleFixture.start(folder);
        browser = Browser.open(console);
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        console.close();
    }

    @BeforeEach
    void signIn() {
        browser.go("/login");
        browser.deleteCookie("meterline-session");
        browser.signIn(Role.ADMIN);
    }

    @Test
    void addsAUserWithTheKeyboardAlone() throws Exception {
        browser.go("/users");
        browser.press("a");
        browser.await("the form", () -> browser.path().equals("/new-user"));
        browser.press("iryna", Keys.TAB, "Iryna Koval");
        browser.tabTo("roles").sendKeys(Keys.SPACE);
        browser.screenshot("console-new-user");
        browser.tabTo("Add").sendKeys(Keys.ENTER);
        browser.awaitText("The user was added.");
        String password = browser.find(".generated").getText();
        Axe.check(browser);

        ConsoleClient iryna = console.stranger();
        assertThat(iryna.signIn("iryna", password).statusCode()).isEqualTo(303);
        browser.go("/users/iryna");
        browser.tabTo("Disable").sendKeys(Keys.ENTER);
        browser.awaitText("The user was disabled");
        assertThat(iryna.get("/").statusCode()).isEqualTo(303);
    }

    @Test
    void addsATokenByADoubleClickShowsItOnceAndRevokesItAfterAQuestion() throws Exception {
        browser.go("/tokens");
        browser.press("a");
        browser.await("the form", () -> browser.path().equals("/new-token"));
        browser.press("billing");
        browser.find("#role-office").click();
        browser.doubleClick("Add");
        browser.awaitText("The token was added.");
        String token = browser.find(".generated").getText();
        Axe.check(browser);
        assertThat(callApi(token)).isEqualTo(200);
        browser.go("/new-token");
        assertThat(browser.text()).doesNotContain(token);
        browser.go("/tokens");
        browser.run("history.go(-1)");
        browser.await("the form again", () -> browser.path().equals("/new-token"));
        assertThat(browser.text()).doesNotContain(token);

        browser.go("/tokens");
        assertThat(browser.all("tbody tr")).hasSize(1);
        browser.tabTo("Revoke").sendKeys(Keys.ENTER);
        browser.awaitText("Revoke the token billing?");
        assertThat(callApi(token)).isEqualTo(200);
        browser.tabTo("Revoke").sendKeys(Keys.ENTER);
        browser.awaitText("The token was revoked.");
        assertThat(callApi(token)).isEqualTo(401);
    }

    private static int callApi(String token) throws Exception {
        return console.stranger()
                .with("Authorization", "Bearer " + token)
                .get("/api/v1/batches")
                .statusCode();
    }

    @Test
    void changesTheOwnPasswordAndEndsAnotherSession() throws Exception {
        ConsoleClient elsewhere = console.signedIn(Role.ADMIN);
        browser.click("Admin");
        browser.await("the own page", () -> browser.path().equals("/profile"));
        browser.click("End all others");
        browser.awaitText("The sessions have ended.");
        assertThat(elsewhere.get("/").statusCode()).isEqualTo(303);

        browser.type("current-password", "wrong");
        browser.type("new-password", "nine blue lamps");
        browser.type("repeated-password", "nine blue lamps");
        browser.click("Change the password");
        browser.awaitText("The current password is wrong.");
        assertThat(browser.field("new-password").getDomProperty("value")).isEmpty();
        Axe.check(browser);
        changePassword(ConsoleFixture.PASSWORD, "nine blue lamps");
        changePassword("nine blue lamps", ConsoleFixture.PASSWORD);
    }

    private static void changePassword(String from, String to) {
        browser.go("/profile");
        browser.type("current-password", from);
        browser.type("new-password", to);
        browser.type("repeated-password", to);
        browser.click("Change the password");
        browser.awaitText("The new password was set.");
    }

    @Test
    void findsInTheAuditLogWhatWasRevealed() throws Exception {
        console.database()
                .update("INSERT INTO audit_entry (at, who, action, object_kind, object_id, address) VALUES"
                        + " ('2026-11-03T10:00:00.000Z', 'olena', 'reveal', 'account', '0501234567', '192.0.2.7')");
        browser.go("/audit");
        browser.type("who", "olena");
        browser.click("Search");
        browser.awaitText("050•••4567");
        browser.screenshot("console-audit");
        browser.find(".reveal").click();
        browser.awaitText("0501234567");
        browser.go("/audit?who=admin&action=reveal");
        browser.awaitText("Revealed");
    }

    @Test
    void findsASetting() throws Exception {
        browser.go("/settings");
        browser.type("text", "timezone");
        browser.press(Keys.ENTER);
        browser.await("one", () -> browser.all("tbody tr").size() == 1);
        browser.screenshot("console-settings");
        Axe.check(browser);
    }
}
