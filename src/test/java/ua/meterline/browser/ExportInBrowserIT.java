package ua.meterline.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static ua.meterline.browser.BillingPagesIT.OPEN_ALL_MONTH;

import java.nio.file.Path;
import java.time.YearMonth;
import java.time.ZoneId;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import ua.meterline.backoffice.staff.Role;

/** An export in the browser, from the question to the file. */
@Tag("browser")
class ExportInBrowserIT {
    private static final String OPEN = YearMonth.now(ZoneId.of("Europe/Kiev")).toString();

    @TempDir
    Path folder;

    private ConsoleFixture console;
    private Browser browser;

    @BeforeEach
    void start() throws Exception {
        console = ConsoleFixture.start(folder, OPEN_ALL_MONTH);
        BillingPagesIT.reading(console, 1, "0501234567", 100, OPEN);
        browser = Browser.open(console).signIn(Role.OFFICE);
    }

    @AfterEach
    void stop() {
        if (browser != null) {
            browser.close();
        }
        console.close();
    }

    private void check() {
        Axe.check(browser);
        browser.resize(Browser.NARROW);
        browser.requireNoSidewaysScroll();
        browser.resize(1280);
        assertThat(browser.problems()).isEmpty();
    }

    @Test
    void goesFromTheQuestionToTheFileWithoutTheMouse() {
        browser.go("/billing");
        browser.awaitText("Counted");
        check();
        browser.find("#period-" + OPEN).sendKeys(Keys.SPACE);
        browser.tabTo("Export").sendKeys(Keys.ENTER);
        browser.awaitText("Export although readings may still change?");
        Axe.check(browser);
        assertThat(browser.problems()).isEmpty();
        browser.tabTo("Export now").sendKeys(Keys.ENTER);
        browser.awaitText("The export is complete");
        check();

        browser.tabTo("Batch 1").sendKeys(Keys.ENTER);
        browser.awaitText("Compared with the export");
        check();
        browser.tabTo("Download").sendKeys(Keys.ENTER);
        Awaitility.await()
                .untilAsserted(() -> assertThat(console.database()
                                .rows("SELECT who, object_id FROM audit_entry WHERE action = 'download'"))
                        .containsExactly("office 1"));
        browser.tabTo("Write it again").sendKeys(Keys.ENTER);
        browser.awaitText("its SHA-256 is the same");
        check();
    }

    @Test
    void exportsOnceWhenClickedTwiceAndSentAgainByTheBrowser() {
        browser.go("/billing");
        browser.find("#period-" + OPEN).click();
        browser.click("Export");
        browser.awaitText("Export although readings may still change?");
        browser.run("const button = document.querySelector('button[name=confirmed]');"
                + " const form = new URLSearchParams(new FormData(button.form, button));"
                + " sessionStorage.setItem('sent', form.toString()); button.click(); button.click();");
        browser.awaitText("The export is complete");
        browser.runAsync(
                "const done = arguments[arguments.length - 1]; fetch('/billing/export', {method: 'POST',"
                        + " body: new URLSearchParams(sessionStorage.getItem('sent'))}).then((answer) => done(answer.status));");
        assertThat(console.database().rows("SELECT count(*) FROM audit_entry WHERE detail LIKE 'begun%'"))
                .containsExactly("1");
        assertThat(console.database().rows("SELECT id, readings FROM batch")).containsExactly("1 1");
    }
}
