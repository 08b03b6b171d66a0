package ua.meterline.backoffice.reminders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.backoffice.staff.Actor;
import ua.meterline.common.Progress;
import ua.meterline.outbox.Notices;
import ua.meterline.reading.BillingCalendar;
import ua.meterline.reading.ReminderHours;
import ua.meterline.store.DatabaseAccess;
import ua.meterline.store.StoreFixture;

class RemindersTest {
    private static final ZoneId KYIV = ZoneId.of("Europe/Kyiv");
    private static final Actor OLENA = new Actor("olena", null);
    private static final String ALICE = "+380671112233";
    private static final String BOB = "+380671112234";
    private static final String HERS = "0501234567";
    private static final String HIS = "0507654321";
    private static final String SENT = "SELECT recipient, text, state, reason FROM notice ORDER BY id";

    @TempDir
    private Path folder;

    private StoreFixture store;
    private Instant now = Instant.parse("2026-11-03T10:00:00Z");
    private ReminderTerms terms = terms(100, 0, 1);
    private Reminders reminders;
    private int messages;

    @BeforeEach
    void open() throws SQLException {
        store = new StoreFixture(folder);
        restart();
        reading(ALICE, HERS, "2026-10");
        reading(BOB, HIS, "2026-10");
    }

    @AfterEach
    void close() throws SQLException {
        store.close();
    }

    /** All that is not in the database is lost. */
    private void restart() {
        reminders = new Reminders(
                store.database,
                new Notices(() -> now, () -> now),
                new BillingCalendar(KYIV),
                () -> terms,
                () -> now,
                () -> now);
    }

    private static ReminderTerms terms(int budget, int replies, int perPeriod) {
        ReminderHours hours = new ReminderHours(Set.of(3, 4), LocalTime.of(9, 0), LocalTime.of(20, 0), KYIV);
        return new ReminderTerms(hours, budget, replies, perPeriod, "until {until}");
    }

    private void reading(String sender, String account, String period) throws SQLException {
        int id = ++messages;
        store.execute("INSERT INTO message (id, channel, sender, recipient, received_at, text, fingerprint, outcome)"
                + " VALUES (%d, 'sms', '%s', '7104', '%s', 'x', x'', 'accepted')".formatted(id, sender, now));
        store.execute(
                "INSERT INTO reading (id, message_id, account, value, period, on_time, received_at, latest_message_id)"
                        + " VALUES (%1$d, %1$d, '%2$s', 1, '%3$s', 1, '%4$s', %1$d)"
                                .formatted(id, account, period, now));
    }

    private void jump(Duration by) {
        now = now.plus(by);
    }

    private void wish(String number, boolean wanted) throws Exception {
        new ReminderWishes(new DatabaseAccess(store.database), () -> now).note(number, wanted, OLENA);
    }

    @Test
    void remindsEachNumberOnceADay() throws Exception {
        reading(ALICE, "0501234568", "2026-09");

        assertThat(reminders.send(OLENA, Progress.NONE)).contains(2L);
        assertThat(reminders.send(OLENA, Progress.NONE)).contains(0L);
        restart();
        assertThat(reminders.send(OLENA, Progress.NONE)).contains(0L);

        assertThat(store.rows(SENT))
                .containsExactlyInAnyOrder(ALICE + " until 05.11 pending null", BOB + " until 05.11 pending null");
        assertThat(store.rows("SELECT DISTINCT next_attempt_at, expires_at FROM notice"))
                .containsExactly("2026-11-03T10:00:00.000Z 2026-11-03T18:00:00.000Z");
        assertThat(store.rows("SELECT * FROM reminder").toString()).doesNotContain("671112233");
    }

    @Test
    void remindsNoNumberThatHasSubmittedOrIsLongGone() throws Exception {
        reading(BOB, HIS, "2026-11");
        reading("+380671112235", "0501111111", "2026-07");
        store.execute("UPDATE message SET channel = 'email', sender = 'a@example.org' WHERE sender = '" + ALICE + "'");

        assertThat(reminders.send(OLENA, Progress.NONE)).contains(0L);
        ReminderPreview preview = reminders.preview(Progress.NONE);
        assertThat(preview.earlier()).isEqualTo(1);
        assertThat(preview.submitted()).isEqualTo(1);
    }

    /** Who has submitted for one account knows of the others. */
    @Test
    void takesAReadingOfOneOfSeveralAccountsOrFromAnotherNumberForAll() throws Exception {
        reading(ALICE, "0501234568", "2026-10");
        reading("+380990000000", "0501234568", "2026-11");

        assertThat(reminders.send(OLENA, Progress.NONE)).contains(1L);
        assertThat(store.rows("SELECT recipient FROM notice")).containsExactly(BOB);
    }

    @Test
    void neverRemindsWhoWantsNone() throws Exception {
        wish(ALICE, false);
        assertThat(reminders.preview(Progress.NONE).optedOut()).isEqualTo(1);
        assertThat(reminders.send(OLENA, Progress.NONE)).contains(1L);
        wish(BOB, false);
        assertThat(store.rows(SENT)).containsExactly(BOB + " until 05.11 failed opted-out");

        wish(ALICE, true);
        assertThat(reminders.send(OLENA, Progress.NONE)).contains(1L);
    }

    @Test
    void withdrawsAReminderThatIsNotNeededAnyMore() throws Exception {
        reminders.run();
        reading(ALICE, HERS, "2026-11");
        reminders.run();

        assertThat(store.rows(SENT))
                .containsExactlyInAnyOrder(ALICE + " until 05.11 failed submitted", BOB + " until 05.11 pending null");
        assertThat(store.rows("SELECT account FROM reminder_account")).containsExactly(HIS);
    }

    /** Thousands wait for hours: looking whether one is to be withdrawn must not keep messages from being stored. */
    @Test
    void takesTheWriterOnlyToWithdraw() throws Exception {
        now = Instant.parse("2026-11-02T10:00:00Z");
        waiting(2_500);
        try (Connection taken = store.database.writer().getConnection()) {
            reminders.run();
            assertThat(taken.isClosed()).isFalse();
        }
        assertThat(store.rows("SELECT count(*) FROM notice WHERE state = 'pending'"))
                .containsExactly("2500");

        reading(ALICE, "0600002345", "2026-11");
        reminders.run();
        assertThat(store.rows("SELECT id, reason FROM notice WHERE state <> 'pending'"))
                .containsExactly("2345 submitted");
        assertThat(store.rows("SELECT count(*) FROM reminder_account")).containsExactly("2499");
    }

    private void waiting(int reminders) throws SQLException {
        String numbers = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " + reminders + ")";
        store.execute("INSERT INTO notice (id, kind, urgent, recipient, text, state, next_attempt_at, expires_at,"
                + " scheduled_at, changed_at) " + numbers + " SELECT i, 'reminder', 0, '+380671112233', 'x', 'pending',"
                + " 'x', 'x', 'x', 'x' FROM n");
        store.execute("INSERT INTO reminder_account " + numbers
                + " SELECT i, '0' || CAST(600000000 + i AS TEXT), '2026-11' FROM n");
    }

    @Test
    void waitsForTheHoursAndTheDaysOfTheSettings() throws Exception {
        now = Instant.parse("2026-11-02T10:00:00Z");
        reminders.run();
        assertThat(store.rows(SENT)).as("not on the 2nd").isEmpty();
        now = Instant.parse("2026-11-03T18:00:00Z");
        reminders.run();
        assertThat(reminders.send(OLENA, Progress.NONE))
                .as("the hours are over")
                .isEmpty();
        now = Instant.parse("2026-11-04T05:00:00Z");
        reminders.run();
        assertThat(store.rows("SELECT DISTINCT next_attempt_at, expires_at FROM notice"))
                .containsExactly("2026-11-04T07:00:00.000Z 2026-11-04T18:00:00.000Z");
        now = Instant.parse("2026-11-06T10:00:00Z");
        assertThat(reminders.send(OLENA, Progress.NONE))
                .as("the window is over")
                .isEmpty();
    }

    @Test
    void remindsANumberAsOftenAsTheSettingAllows() throws Exception {
        reminders.run();
        jump(Duration.ofDays(1));
        reminders.run();
        assertThat(store.rows("SELECT count(*) FROM notice")).containsExactly("2");
        assertThat(reminders.preview(Progress.NONE).reminded()).isEqualTo(2);

        terms = terms(100, 0, 2);
        restart();
        assertThat(reminders.preview(Progress.NONE).reminded()).as("today").isEqualTo(0);
        reminders.run();
        assertThat(reminders.preview(Progress.NONE).reminded()).isEqualTo(2);
        assertThat(store.rows("SELECT count(*) FROM notice")).containsExactly("4");
    }

    @Test
    void keepsTheBudget() throws Exception {
        terms = terms(1, 0, 1);

        assertThat(reminders.preview(Progress.NONE).overBudget()).isEqualTo(1);
        assertThat(reminders.send(OLENA, Progress.NONE)).contains(1L);
        assertThat(reminders.send(OLENA, Progress.NONE)).contains(0L);
    }

    @Test
    void takesOnlyWhatRepliesHaveLeft() throws Exception {
        terms = terms(100, 3, 1);
        for (int message = 1; message <= 2; message++) {
            store.execute("INSERT INTO reply (message_id, channel, recipient, text, state, changed_at)"
                    + " VALUES (%d, 'sms', '%s', 'x', 'sent', '%s')".formatted(message, ALICE, now));
        }

        assertThat(reminders.send(OLENA, Progress.NONE)).contains(1L);
        assertThat(reminders.preview(Progress.NONE).due()).isZero();
    }

    /** As after SIGKILL in the middle: what was committed is not done again, the rest is. */
    @Test
    void continuesAfterAnInterruption() throws Exception {
        for (int number = 0; number < 250; number++) {
            reading("+38050%07d".formatted(number), "06%08d".formatted(number), "2026-10");
        }
        terms = terms(1_000, 0, 1);
        store.execute("CREATE TRIGGER crash BEFORE INSERT ON reminder WHEN (SELECT count(*) FROM reminder) = 150"
                + " BEGIN SELECT raise(ABORT, 'crash'); END");
        assertThatThrownBy(reminders::run).isInstanceOf(SQLException.class);
        assertThat(store.rows("SELECT count(*) FROM notice")).containsExactly("100");

        store.execute("DROP TRIGGER crash");
        restart();
        reminders.run();

        assertThat(store.rows("SELECT count(*), count(DISTINCT recipient) FROM notice"))
                .containsExactly("252 252");
    }

    @Test
    void previewChangesNothing() throws Exception {
        ReminderPreview preview = reminders.preview(Progress.NONE);

        assertThat(preview.due()).isEqualTo(2);
        assertThat(preview.text()).isEqualTo("until 05.11");
        assertThat(store.rows(SENT)).isEmpty();
        assertThat(store.rows("SELECT * FROM audit_entry")).isEmpty();
    }
}
