package ua.meterline.backoffice.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.backoffice.Callbacks;
import ua.meterline.backoffice.RefusedException;
import ua.meterline.backoffice.staff.Actor;
import ua.meterline.fixture.GatewayDatabase;
import ua.meterline.fixture.TestStore;
import ua.meterline.reading.BillingCalendar;
import ua.meterline.reading.BillingPeriod;
import ua.meterline.store.Database;
import ua.meterline.store.DatabaseAccess;

class CallbackDeskTest {
    private static final Actor OLENA = new Actor("olena", null);
    private static final Actor PETRO = new Actor("petro", null);

    @TempDir
    private Path folder;

    private Database database;
    private CallbackDesk desk;
    private Instant now = Instant.parse("2026-12-03T10:00:00Z");
    private int id;

    @BeforeEach
    void open() throws Exception {
        database = Database.open(TestStore.in(folder), Duration.ofSeconds(5));
        desk = desk();
    }

    private CallbackDesk desk() {
        DatabaseAccess access = new DatabaseAccess(database);
        return new CallbackDesk(
                access,
                new CallbackCandidates(access, new BillingCalendar(ZoneId.of("Europe/Kyiv")), () -> now),
                () -> now);
    }

    @AfterEach
    void close() throws Exception {
        database.close();
    }

    @Test
    void listsSendersWhoHaveNotSucceededTheOneWhoWaitsLongestFirst() throws Exception {
        message("2026-11-20", "+380671110000", "0501234567", "rejected");
        message("2026-12-01", "+380671110001", "0501234567", "rejected");
        message("2026-12-01", "+380671110002", "hello", "rejected");
        message("2026-12-02", "+380671110001", "0501234567 ??", "rejected");
        message("2026-12-02", "+380671110003", "1", "rejected");
        message("2026-12-02", "+380671110003", "0501234567 1", "accepted");
        message("2026-12-02", "+380671110003", "Дякую", "rejected");
        message("2026-12-02", "", "", "rejected");

        assertThat(listed()).containsExactly("+380671110002 1", "+380671110001 2");
        message("2026-12-03", "+380671110002", "0507654321 5", "held");
        message("2026-12-03", "+380671110003", "0507654321", "rejected");
        assertThat(listed()).containsExactly("+380671110001 2", "+380671110003 1");
        desk = desk();
        assertThat(listed()).containsExactly("+380671110001 2", "+380671110003 1");
    }

    @Test
    void listsWhoseHeldMessageAReviewRejectedLikeTheCommand() throws Exception {
        message("2026-12-01", "+380671110001", "0501234567 12a", "rejected");
        int first = message("2026-12-01", "+380671110001", "0501234567 99999", "held");
        int both = message("2026-12-01", "+380671110002", "0501234568 99999", "held");
        int second = message("2026-12-02", "+380671110002", "0501234568 99998", "held");
        int good = message("2026-12-02", "+380671110003", "0501234569 5", "held");
        message("2026-12-02", "+380671110004", "x 1", "rejected");
        requireLikeTheCommand("+380671110004 1");

        decide(first, "reject", null);
        requireLikeTheCommand("+380671110001 2", "+380671110004 1");
        decide(both, "reject", null);
        decide(good, "accept", null);
        requireLikeTheCommand("+380671110001 2", "+380671110004 1");
        decide(second, "reject", null);
        requireLikeTheCommand("+380671110001 2", "+380671110002 2", "+380671110004 1");
        decide(first, "accept", 1);
        message("2026-12-03", "+380671110002", "0501234568 5", "accepted");
        requireLikeTheCommand("+380671110004 1");
        desk = desk();
        requireLikeTheCommand("+380671110004 1");
    }

    private void requireLikeTheCommand(String... senders) throws Exception {
        assertThat(listed()).containsExactly(senders);
        List<String> ofTheCommand = new ArrayList<>();
        try (Connection connection = table().connect()) {
            new Callbacks(connection, new BillingCalendar(ZoneId.of("Europe/Kyiv")))
                    .forEach(
                            BillingPeriod.parse("2026-12"),
                            callback -> ofTheCommand.add(callback.sender() + " " + callback.times()));
        }
        assertThat(ofTheCommand).containsExactlyInAnyOrder(senders);
    }

    private void decide(int message, String decision, Integer supersedes) {
        table().update(("INSERT INTO review (message_id, decision, decided_by, decided_at, why, supersedes)"
                        + " VALUES (%d, '%s', 'olena', '', '', %s)")
                .formatted(message, decision, supersedes));
    }

    @Test
    void leavesOutWhoWroteAboutAnAccountThatHasAReading() throws Exception {
        int rejected = message("2026-12-01", "+380671110001", "0501234567 abc", "rejected");
        table().update(
                        ("INSERT INTO reading (id, message_id, account, value, period, on_time, received_at, latest_message_id)"
                                        + " VALUES (%1$d, %1$d, '0501234567', 1, '2026-12', 1, '', %1$d)")
                                .formatted(rejected));

        assertThat(listed()).isEmpty();
    }

    @Test
    void beginsAnewWithTheNextPeriod() throws Exception {
        message("2026-12-01", "+380671110001", "x", "rejected");
        assertThat(listed()).hasSize(1);

        now = Instant.parse("2027-01-02T10:00:00Z");

        assertThat(listed()).isEmpty();
        message("2027-01-01", "+380671110001", "x", "rejected");
        assertThat(listed()).containsExactly("+380671110001 1");
    }

    @Test
    void keepsAClaimedOneFromOthersUntilTheClaimEnds() throws Exception {
        int message = message("2026-12-01", "+380671110001", "x", "rejected");
        desk.claim(message, OLENA);
        desk.claim(message, OLENA);

        assertThatThrownBy(() -> desk.claim(message, PETRO))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("olena works on it until 2026-12-03T10:15:00.000Z");
        assertThatThrownBy(() -> desk.note(message, "reached", null, null, PETRO))
                .isInstanceOf(RefusedException.class);

        now = now.plus(CallbackDesk.LEASE);
        desk.claim(message, PETRO);
        assertThat(desk.open(message).work().by()).isEqualTo("petro");
        assertThat(table().count("audit_entry")).isEqualTo(3);
    }

    @Test
    void givesOneOfTwoPeopleTheClaim() throws Exception {
        int message = message("2026-12-01", "+380671110001", "x", "rejected");
        CyclicBarrier together = new CyclicBarrier(2);
        ExecutorService people = Executors.newFixedThreadPool(2);
        try {
            List<Future<Boolean>> claims =
                    people.invokeAll(List.of(claim(message, OLENA, together), claim(message, PETRO, together)));
            assertThat(claims.get(0).get()).isNotEqualTo(claims.get(1).get());
        } finally {
            people.shutdownNow();
        }
    }

    private Callable<Boolean> claim(int message, Actor actor, CyclicBarrier together) {
        return () -> {
            together.await();
            try {
                desk.claim(message, actor);
                return true;
            } catch (RefusedException e) {
                return false;
            }
        };
    }

    @Test
    void bringsBackWhoWasNotReachedAndAtTheTimeThatWasAgreed() throws Exception {
        int message = message("2026-12-01", "+380671110001", "x", "rejected");
        desk.note(message, "not-reached", null, null, OLENA);
        assertThat(listed()).hasSize(1);

        desk.note(message, "call-again", now.plusSeconds(3_600), "at work", PETRO);
        assertThat(listed()).isEmpty();
        now = now.plusSeconds(3_600);
        assertThat(listed()).hasSize(1);

        desk.note(message, "reached", null, null, PETRO);
        assertThat(listed()).isEmpty();
        message("2026-12-03", "+380671110001", "y", "rejected");
        assertThat(listed()).containsExactly("+380671110001 2");
        assertThatThrownBy(() -> table().update("DELETE FROM callback_event")).hasStackTraceContaining("never deleted");
    }

    @Test
    void refusesAMomentThatIsPastOrFarAheadAndAMessageThatNeedsNoCall() throws Exception {
        int message = message("2026-12-01", "+380671110001", "x", "rejected");

        for (Instant wrong : List.of(now, now.minusSeconds(1), now.plus(Duration.ofDays(40)))) {
            assertThatThrownBy(() -> desk.note(message, "call-again", wrong, null, OLENA))
                    .isInstanceOf(RefusedException.class);
        }
        assertThatThrownBy(() -> desk.claim(99, OLENA))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("no call is needed");
    }

    @Test
    void showsPageByPage() throws Exception {
        for (int i = 0; i < 25; i++) {
            message("2026-12-01", "+3806711100" + (10 + i), "x", "rejected");
        }
        CallbackDesk.Page first = desk.page(0, 10);
        CallbackDesk.Page second = desk.page(first.next(), 10);
        CallbackDesk.Page third = desk.page(second.next(), 10);

        assertThat(List.of(
                        first.tasks().size(),
                        second.tasks().size(),
                        third.tasks().size()))
                .containsExactly(10, 10, 5);
        assertThat(third.next()).isZero();
    }

    private List<String> listed() throws Exception {
        return desk.page(0, 100).tasks().stream()
                .map(task -> task.candidate().sender() + " " + task.candidate().times())
                .toList();
    }

    private int message(String day, String sender, String text, String outcome) {
        table().update(("INSERT INTO message (id, channel, sender, recipient, received_at, text, fingerprint, outcome)"
                        + " VALUES (%d, 'sms', '%s', '7104', '%sT09:00:00.000Z', '%s', x'', '%s')")
                .formatted(++id, sender, day, text, outcome));
        return id;
    }

    private GatewayDatabase table() {
        return GatewayDatabase.in(folder);
    }
}
