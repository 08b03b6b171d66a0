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

/** Signing in and out with a real browser. */
@Tag("browser")
class SignInIT {
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
    void forget() {
        browser.go("/login");
        browser.deleteCookie("meterline-session");
    }

    @Test
    void showsALoginThatIsAccessible() {
        browser.go("/login");
        Axe.checkInLightAndDark(browser);
        browser.resize(Browser.NARROW);
        browser.requireNoSidewaysScroll();
        browser.resize(1280);
    }

    @Test
    void signsInAndOutWithTheKeyboardAlone() {
        browser.go("/");
        browser.press("office", Keys.TAB, ConsoleFixture.PASSWORD, Keys.ENTER);
        browser.awaitText("Olena");
        assertThat(browser.path()).isEqualTo("/");
        browser.tabTo("Sign out").sendKeys(Keys.ENTER);
        browser.await("the login", () -> browser.path().equals("/login"));
        browser.go("/");
        assertThat(browser.path()).isEqualTo("/login");
    }

    @Test
    void keepsTheNameAfterAWrongPassword() {
        browser.go("/login");
        browser.type("login", "shift");
        browser.type("password", "wrong");
        browser.click("Sign in");
        browser.awaitText("User name or password is wrong.");
        assertThat(browser.field("login").getDomProperty("value")).isEqualTo("shift");
        assertThat(browser.run("return document.activeElement.name")).isEqualTo("password");
        Axe.check(browser);
    }

    @Test
    void switchesLanguageAndColours() {
        browser.signIn(Role.PHONE);
        browser.click("Українська");
        assertThat(browser.find("html").getDomAttribute("lang")).isEqualTo("uk");
        browser.click("English");
        browser.find("button[name=theme]").click();
        browser.await("light", () -> "light".equals(browser.find("html").getDomAttribute("data-theme")));
        browser.find("button[name=theme]").click();
        browser.await("dark", () -> "dark".equals(browser.find("html").getDomAttribute("data-theme")));
        Axe.check(browser);
        browser.find("button[name=theme]").click();
        browser.await("auto", () -> "auto".equals(browser.find("html").getDomAttribute("data-theme")));
    }

    @Test
    void opensTheLoginOverAFormThatWasSentTooLateAndLosesNothing() {
        browser.signIn(Role.SHIFT);
        browser.go("/replay");
        browser.type("meterline.rules.use-limit", "1234");
        browser.deleteCookie("meterline-session");
        browser.click("Start the replay");
        browser.awaitText("Your session has ended. Sign in to continue.");
        Axe.check(browser);
        assertThat(browser.field("meterline.rules.use-limit").getDomProperty("value"))
                .isEqualTo("1234");
        browser.press("shift", Keys.TAB, "wrong", Keys.ENTER);
        browser.awaitText("User name or password is wrong.");
        browser.press(ConsoleFixture.PASSWORD, Keys.ENTER);
        browser.awaitText("meterline.rules.use-limit = 1234");
    }

    @Test
    void opensTheLoginWhenAPageThatUpdatesItselfHasNoSession() {
        browser.signIn(Role.OFFICE);
        browser.go("/");
        browser.deleteCookie("meterline-session");
        browser.awaitText("Your session has ended. Sign in to continue.");
        browser.press("office", Keys.TAB, ConsoleFixture.PASSWORD, Keys.ENTER);
        browser.await("the dialog to close", () -> browser.all("dialog[open]").isEmpty());
        browser.go("/");
        assertThat(browser.path()).isEqualTo("/");
    }
}
