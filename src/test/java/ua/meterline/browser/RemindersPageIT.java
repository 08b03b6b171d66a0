package ua.meterline.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.backoffice.staff.Role;
import ua.meterline.fixture.Deadline;

/** The page of reminders: how many, then send them once. */
@Tag("browser")
class RemindersPageIT {
    private static final Duration TIMEOUT = Deadline.LENGTH;

    @TempDir
    static Path folder;

    private static ConsoleFixture console;

    @BeforeAll
    static void start() throws Exception {
        console = startIn(folder);
    }

    /** One number submitted in the month before. */
    private static ConsoleFixture startIn(Path folder) throws Exception {
        ConsoleFixture started = ConsoleFixture.start(folder);
        started.gateway().jumpClock(Duration.between(Instant.now(), Instant.parse("2030-01-03T10:00:00Z")));
        started.database()
                .update(
                        "INSERT INTO message (id, channel, sender, recipient, received_at, text, fingerprint, outcome)"
                                + " VALUES (1, 'sms', '+380671112233', '7104', '2029-12-03T10:00:00.000Z', 'x', x'',"
                                + " 'accepted')",
                        "INSERT INTO reading (id, message_id, account, value, period, on_time, received_at,"
                                + " latest_message_id) VALUES (1, 1, '0501234567', 5, '2029-12', 1,"
                                + " '2029-12-03T10:00:00.000Z', 1)");
        return started;
    }

    @AfterAll
    static void stop() {
        console.close();
    }

    @Test
    void namesHowManyAndSendsThemOnce() throws Exception {
        ConsoleClient office = console.signedIn(Role.OFFICE);
        await().atMost(TIMEOUT)
                .until(() -> office.get("/reminders").body(), page -> page.contains("Надіслати нагадувань: 1"));
        assertThat(office.get("/reminders").body()).doesNotContain("671112233");
        Map<String, String> form = Map.of("form-id", UUID.randomUUID().toString());
        office.post("/reminders", form);
        office.post("/reminders", form);
        awaitTheEnd(office);
        office.post("/reminders", Map.of());
        awaitTheEnd(office);

        await().atMost(TIMEOUT).until(() -> office.get("/reminders").body(), page -> page.contains("Кому нагадати: "));
        assertThat(office.get("/reminders").body()).doesNotContain("Надіслати нагадувань:");
        assertThat(console.database().count("notice")).isEqualTo(1);
        assertThat(console.database()
                        .rows("SELECT DISTINCT who, object_id FROM audit_entry WHERE action = 'send-reminders'"))
                .containsExactly("office 2030-01");
    }

    /** The page polls it, and loads itself again at the end. */
    private static void awaitTheEnd(ConsoleClient office) {
        await().atMost(TIMEOUT)
                .until(
                        () -> office.getPart("/reminders/progress"),
                        progress -> progress.body().contains("Заплановано нагадувань")
                                && progress.headers().firstValue("HX-Refresh").isPresent());
    }

    @Test
    void countsThenSendsOnATelephone(@TempDir Path other) throws Exception {
        try (ConsoleFixture own = startIn(other);
                Browser office = Browser.open(own).signIn(Role.OFFICE)) {
            office.resize(Browser.NARROW);
            office.go("/reminders");
            office.awaitText("Send reminders: 1");
            assertThat(office.text()).contains("Ждём показания счётчика до").doesNotContain("671112233");
            check(office);
            assertThat(own.database().count("notice"))
                    .as("before anything is sent")
                    .isZero();

            office.click("Send reminders: 1");
            office.awaitText("Scheduled reminders: 1");
            office.await(
                    "the new count",
                    () -> !office.text().contains("Send reminders:")
                            && office.text().contains("Whom to remind"));
            check(office);
            assertThat(office.problems()).isEmpty();
            assertThat(own.database().count("notice")).isEqualTo(1);
        }
    }

    private static void check(Browser browser) {
        Axe.checkInLightAndDark(browser);
        browser.requireNoSidewaysScroll();
    }

    @Test
    void isForTheOfficeAlone() throws Exception {
        for (Role role : new Role[] {Role.PHONE, Role.SHIFT, Role.AUDITOR}) {
            ConsoleClient other = console.signedIn(role);
            assertThat(other.get("/reminders").statusCode()).isEqualTo(403);
            assertThat(other.post("/reminders", Map.of()).statusCode()).isEqualTo(403);
        }
    }
}
