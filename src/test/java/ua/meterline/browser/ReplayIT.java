package ua.meterline.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import ua.meterline.backoffice.staff.Role;
import ua.meterline.fixture.CustomerSms;

/** What-if replays in the browser. */
@Tag("browser")
class ReplayIT {
    @TempDir
    static Path folder;

    private static ConsoleFixture console;
    private static Browser browser;

    @BeforeAll
    static void start() throws Exception {
        console = ConsoleFixture.start(folder);
        console.gateway().deliver(CustomerSms.message(1, "0501234567 12345"));
        console.gateway().deliver(CustomerSms.message(2, "рахунок 0501234568 показання 77"));
        console.gateway().deliver(CustomerSms.message(3, "hello <b>there</b>"));
        browser = Browser.open(console).signIn(Role.SHIFT);
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        console.close();
    }

    @Test
    void showsWhatWouldBeDifferentWithoutTheMouse() {
        browser.go("/replay");
        Axe.check(browser);
        browser.type("meterline.reading.lenient", "false");
        browser.tabTo("Start the replay").sendKeys(Keys.ENTER);
        browser.awaitText("Result of the replay");
        assertThat(browser.text())
                .contains("meterline.reading.lenient = false", "as before")
                .contains("rejected: not in the announced format")
                .doesNotContain("0501234568");
        assertThat(console.database().rows("SELECT who, detail FROM audit_entry WHERE action = 'replay'"))
                .anyMatch(
                        entry -> entry.startsWith("shift since ") && entry.contains("meterline.reading.lenient=false"));
        Axe.check(browser);
        browser.resize(Browser.NARROW);
        browser.requireNoSidewaysScroll();
        browser.resize(1280);
        assertThat(console.database().count("message")).isEqualTo(3);
    }

    @Test
    void saysInTheLanguageOfTheReaderThatItFailed(@TempDir Path other) throws Exception {
        try (ConsoleFixture failing = ConsoleFixture.start(other);
                Browser shift = Browser.open(failing).signIn(Role.SHIFT)) {
            failing.database()
                    .update("INSERT INTO message (channel, sender, recipient, received_at, text, fingerprint, outcome)"
                            + " VALUES ('sms', '', '', 'some day', '', x'', 'accepted')");
            shift.go("/replay");
            shift.click("Start the replay");
            shift.awaitText("An error ended it. Nothing was changed.");
            shift.click("Українська");
            shift.awaitText("Його перервала помилка. Нічого не змінено.");
            assertThat(shift.text()).containsPattern("Технічні подробиці англійською: .*some");
            Axe.checkInLightAndDark(shift);
        }
    }

    @Test
    void refusesAWrongValueAndKeepsWhatWasTyped() throws Exception {
        ConsoleClient shift = console.signedIn(Role.SHIFT);
        HttpResponse<String> refused = shift.post(
                "/replay", Map.of("since", LocalDate.now().toString(), "meterline.rules.use-factor", "a few <b>"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("meterline.rules.use-factor", "must be a number from 1 to 1000")
                .contains("value=\"a few &lt;b>\"");
        assertThat(shift.post("/replay", Map.of("since", "soon")).statusCode()).isEqualTo(422);
    }

    @Test
    void isNotForTheContactCentre() throws Exception {
        ConsoleClient phone = console.signedIn(Role.PHONE);
        assertThat(phone.get("/replay").statusCode()).isEqualTo(403);
        assertThat(phone.post("/replay", Map.of("since", "2026-11-01")).statusCode())
                .isEqualTo(403);
    }
}
