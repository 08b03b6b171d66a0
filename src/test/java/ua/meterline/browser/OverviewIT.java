package ua.meterline.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.backoffice.staff.Role;
import ua.meterline.fixture.CustomerSms;

/** The overview, while messages come in and connections are lost. */
@Tag("browser")
class OverviewIT {
    @TempDir
    static Path folder;

    private static ConsoleFixture console;
    private static Browser browser;

    @BeforeAll
    static void start() throws Exception {
        console = ConsoleFixture.start(folder, Map.of("RULES_UNKNOWN_ACCOUNT", "accept"));
        try (Connection connection = console.database().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO account (account) VALUES ('0501234567'), ('0501234568'), ('0501234569')");
        }
        browser = Browser.open(console);
        browser.resize(1280);
        browser.signIn(Role.OFFICE);
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        console.close();
    }

    @Test
    void showsAMessageSoonAfterItCameWithoutAReload() throws Exception {
        browser.go("/");
        browser.awaitText("Everything works");
        browser.run("window.sameDocument = true");
        long before = total();
        deliver("0501234567 12345");
        browser.await("one message more", () -> total() > before);
        assertThat(browser.run("return window.sameDocument")).isEqualTo(true);
        assertThat(browser.all(".chart canvas")).hasSize(1);
    }

    private static void deliver(String text) throws Exception {
        assertThat(console.gateway().deliver(CustomerSms.message(1, text))).isZero();
    }

    private static long total() {
        return Long.parseLong(browser.find("tfoot td:last-child").getText().replaceAll("\\D", ""));
    }

    @Test
    void saysWhatIsWrongAndWhatToDoFirst() throws Exception {
        browser.go("/");
        console.gateway().smsc().close();
        browser.awaitText("No connection to the SMSC");
        assertThat(browser.find("#overview > :first-child").getText())
                .contains("1 thing needs attention", "The gateway reconnects by itself", "MeterlineLinkDown");
        Axe.check(browser);
        console.gateway().replaceSmsc();
        console.gateway().awaitReady();
        browser.awaitText("Everything works");
    }

    @Test
    void countsTheAccountsOfTheRegistryThatHaveAReading() throws Exception {
        deliver("0501234569 12345");
        browser.go("/");
        browser.awaitText("of 3 accounts have a reading");
    }

    @Test
    void keepsTheTableOpenWhileItUpdates() throws Exception {
        browser.go("/");
        browser.click("As a table");
        long before = total();
        deliver("0501234568 77");
        browser.await("one message more", () -> total() > before);
        assertThat(browser.find("#hours-table").getDomAttribute("open")).isNotNull();
    }
}
