package ua.meterline.backoffice.reminders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.backoffice.staff.Actor;
import ua.meterline.fixture.Deadline;
import ua.meterline.outbox.Notices;
import ua.meterline.reading.BillingCalendar;
import ua.meterline.reading.ReminderHours;
import ua.meterline.store.BackgroundPace;
import ua.meterline.store.DatabaseAccess;
import ua.meterline.store.StoreFixture;

/** The page of reminders must not wait for a walk through all accounts. */
class ReminderDeskTest {
    private static final ZoneId KYIV = ZoneId.of("Europe/Kyiv");
    private static final Instant NOW = Instant.parse("2026-11-03T10:00:00Z");
    private static final Duration TIMEOUT = Deadline.LENGTH;
    private static final Actor OLENA = new Actor("olena", null);
    private static final Actor PETRO = new Actor("petro", null);

    @TempDir
    private Path folder;

    private StoreFixture store;
    private ReminderDesk desk;
    /** What runs in the background waits for it. */
    private volatile CountDownLatch gate = new CountDownLatch(0);

    @BeforeEach
    void open() throws SQLException {
        store = new StoreFixture(folder);
        store.execute("INSERT INTO message (id, channel, sender, recipient, received_at, text, fingerprint, outcome)"
                + " VALUES (1, 'sms', '+380671112233', '7104', '" + NOW + "', 'x', x'', 'accepted')");
        store.execute(
                "INSERT INTO reading (id, message_id, account, value, period, on_time, received_at, latest_message_id)"
                        + " VALUES (1, 1, '0501234567', 1, '2026-10', 1, '" + NOW + "', 1)");
        desk = new ReminderDesk(
                new Reminders(
                        store.database,
                        new Notices(() -> NOW, () -> NOW),
                        new BillingCalendar(KYIV),
                        this::terms,
                        () -> NOW,
                        () -> NOW),
                new BackgroundPace(new DatabaseAccess(store.database)),
                () -> NOW);
    }

    private ReminderTerms terms() {
        if (Thread.currentThread().getName().startsWith("reminder-")) {
            try {
                gate.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        ReminderHours hours = new ReminderHours(Set.of(3), LocalTime.of(9, 0), LocalTime.of(20, 0), KYIV);
        return new ReminderTerms(hours, 100, 0, 1, "until {until}");
    }

    @AfterEach
    void close() throws SQLException {
        gate.countDown();
        desk.close();
        store.close();
    }

    @Test
    void countsInTheBackground() {
        gate = new CountDownLatch(1);
        assertThat(desk.counted()).isEmpty();
        assertThat(desk.looked()).contains(0L);
        gate.countDown();

        await().atMost(TIMEOUT).until(() -> desk.counted().isPresent());
        assertThat(desk.counted().orElseThrow().preview().due()).isEqualTo(1);
        assertThat(desk.looked()).as("a fresh count is not repeated").isEmpty();
    }

    @Test
    void sendsInTheBackgroundOneRoundAtATime() throws Exception {
        gate = new CountDownLatch(1);
        assertThat(desk.isOpen()).isTrue();
        assertThat(desk.send(OLENA)).isTrue();
        assertThat(desk.send(PETRO)).isFalse();
        assertThat(desk.round().orElseThrow().isRunning()).isTrue();
        gate.countDown();

        await().atMost(TIMEOUT).until(() -> !desk.round().orElseThrow().isRunning());
        ReminderRound round = desk.round().orElseThrow();
        assertThat(round.who()).isEqualTo("olena");
        assertThat(round.isComplete()).isTrue();
        assertThat(round.done()).isEqualTo(1);
        assertThat(store.rows("SELECT recipient FROM notice")).containsExactly("+380671112233");
    }

    @Test
    void aRoundMakesTheCountOutdated() {
        await().atMost(TIMEOUT).until(() -> desk.counted().isPresent());
        desk.send(OLENA);

        await().atMost(TIMEOUT).until(() -> !desk.round().orElseThrow().isRunning());
        await().atMost(TIMEOUT).until(() -> desk.counted().isPresent());
        assertThat(desk.counted().orElseThrow().preview().due()).isZero();
    }

    /** What was counted before is not shown as the state after it. */
    @Test
    void aRoundEndsARunningCount() {
        gate = new CountDownLatch(1);
        desk.counted();
        desk.send(OLENA);
        gate.countDown();

        await().atMost(TIMEOUT).until(() -> !desk.round().orElseThrow().isRunning());
        await().atMost(TIMEOUT).until(() -> desk.counted().isPresent());
        assertThat(desk.counted().orElseThrow().preview().due()).isZero();
    }

    @Test
    void tellsThatARoundEndedEarlyWhenTheGatewayStops() throws Exception {
        gate = new CountDownLatch(1);
        desk.send(OLENA);
        Thread stop = new Thread(desk::close);
        stop.start();
        await().atMost(TIMEOUT).until(() -> !desk.send(PETRO));
        gate.countDown();
        stop.join();

        await().atMost(TIMEOUT).until(() -> !desk.round().orElseThrow().isRunning());
        assertThat(desk.round().orElseThrow().isComplete()).isFalse();
        assertThat(store.rows("SELECT * FROM notice")).isEmpty();
    }

    @Test
    void tellsThatARoundFailed() throws Exception {
        store.execute("CREATE TRIGGER failure BEFORE INSERT ON reminder BEGIN SELECT raise(ABORT, 'failure'); END");
        desk.send(OLENA);

        await().atMost(TIMEOUT).until(() -> !desk.round().orElseThrow().isRunning());
        assertThat(desk.round().orElseThrow().isComplete()).isFalse();
    }
}
