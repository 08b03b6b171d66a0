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

/**
 * The pictures of the documents: {@code mvn test -Dtest=ScreenshotsIT -Ddocs.write=true} takes them. Without that
 * option, it tests that the overview shows a day of messages.
 */
@Tag("browser")
class ScreenshotsIT {
    private static final int ACCOUNTS = 2_000;
    private static final int MESSAGES = 6_000;

    @TempDir
    static Path folder;

    private static ConsoleFixture console;
    private static Browser browser;

    @BeforeAll
    static void start() throws Exception {
        console = ConsoleFixture.start(folder, Map.of(), ScreenshotsIT::fill);
        browser = Browser.open(console);
        browser.resize(1280);
        browser.signIn(Role.ADMIN);
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        console.close();
    }

    /** Invented accounts, and messages of the last day, fewer of them at night. */
    private static void fill(Connection connection) throws Exception {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < " + (ACCOUNTS - 1)
                            + ") INSERT INTO account (account, name) SELECT printf('0500%06d', i), 'Customer ' || i FROM n");
            statement.execute("""
                    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d),
                    m AS (SELECT i, 86000.0 * (%d - i) / %d AS ago FROM n)
                    INSERT INTO message (id, channel, sender, recipient, received_at, text, fingerprint, outcome, reason)
                    SELECT row_number() OVER (ORDER BY i), iif(i %% 11 = 0, 'email', iif(i %% 23 = 0, 'phone', 'sms')),
                        printf('+38067%%07d', i * 7919 %% 10000000), '7104',
                        strftime('%%Y-%%m-%%dT%%H:%%M:%%S.000Z', 'now', printf('-%%d seconds', ago)),
                        printf('0500%%06d %%05d', i %% 2000, 10000 + i), randomblob(32),
                        iif(i %% 17 = 0, 'rejected', iif(i %% 29 = 0, 'duplicate', iif(i %% 97 = 0, 'held', 'accepted'))),
                        iif(i %% 17 = 0, 'wrong-format', NULL)
                    FROM m
                    WHERE abs(strftime('%%H', 'now', printf('-%%d seconds', ago)) - 13) * 7 < 20 + i * 31 %% 80
                    """.formatted(MESSAGES, MESSAGES, MESSAGES));
            statement.execute(
                    "INSERT OR IGNORE INTO reading (id, message_id, account, value, period, on_time, received_at,"
                            + " latest_message_id) SELECT id, id, substr(text, 1, 10), substr(text, 12), "
                            + "strftime('%Y-%m', 'now'), 1, received_at, id FROM message WHERE outcome = 'accepted' AND id % 3 = 0");
            statement.execute(
                    "INSERT INTO held_reading (message_id, account, value, period, on_time, received_at, rules)"
                            + " SELECT id, substr(text, 1, 10), substr(text, 12), strftime('%Y-%m', 'now'), 1, received_at,"
                            + " 'use-too-high' FROM message WHERE outcome = 'held'");
        }
    }

    @Test
    void showsADayOfMessagesInLightAndDarkAndOnATelephone() throws Exception {
        browser.go("/");
        browser.awaitText("of 2,000 accounts have a reading");
        browser.await("a chart", () -> !browser.all(".chart canvas").isEmpty());
        browser.screenshot("console-overview");
        browser.dark(true);
        browser.go("/");
        browser.await("a chart", () -> !browser.all(".chart canvas").isEmpty());
        browser.screenshot("console-overview-dark");
        browser.dark(false);
        browser.resize(Browser.NARROW);
        browser.go("/");
        browser.await("a chart", () -> !browser.all(".chart canvas").isEmpty());
        browser.requireNoSidewaysScroll();
        browser.screenshot("console-overview-narrow");
        browser.resize(1280);
    }

    @Test
    void showsTheReviewQueue() throws Exception {
        browser.go("/reviews");
        assertThat(browser.all("tbody tr")).hasSizeGreaterThan(2);
        browser.screenshot("console-reviews");
    }
}
