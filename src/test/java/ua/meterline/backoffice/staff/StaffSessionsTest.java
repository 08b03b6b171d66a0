package ua.meterline.backoffice.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.common.Sha256;

class StaffSessionsTest {
    @TempDir
    Path folder;

    private StaffFixture staff;
    private StaffMember olena;

    @BeforeEach
    void open() throws Exception {
        staff = new StaffFixture(folder);
        staff.add("admin", Role.ADMIN);
        olena = staff.add("olena", Role.OFFICE);
    }

    @AfterEach
    void close() throws SQLException {
        staff.close();
    }

    @Test
    void signsInWithTheLoginInAnyCaseAndStoresOnlyTheHashOfTheToken() throws Exception {
        String token = staff.signIn(" Olena ");

        assertThat(staff.sessions.find(token, true)).get().satisfies(session -> {
            assertThat(session.member()).isEqualTo(olena);
            assertThat(session.address()).isEqualTo("192.0.2.7");
            assertThat(session.agent()).isEqualTo("Browser");
        });
        assertThat(staff.rows("SELECT lower(hex(token)) FROM staff_session")).containsExactly(Sha256.hex(token));
        assertThat(staff.audit()).contains("olena login");
    }

    @Test
    void refusesWrongPasswordUnknownLoginAndDisabledUserInTheSameWords() throws Exception {
        staff.directory.disable("olena", StaffFixture.ROOT);

        assertThat(login("olena", StaffFixture.PASSWORD)).isEqualTo(new LoginResult.Refused());
        assertThat(login("olena", "wrong")).isEqualTo(new LoginResult.Refused());
        assertThat(login("my secret password", "x")).isEqualTo(new LoginResult.Refused());
        assertThat(login("x".repeat(10_000), "x".repeat(10_000))).isEqualTo(new LoginResult.Refused());
        assertThat(staff.rows("SELECT who FROM audit_entry WHERE action = 'login-failed' ORDER BY id"))
                .containsExactly("olena", "olena", "", "");
        assertThat(staff.rows("SELECT * FROM staff_session")).isEmpty();
    }

    @Test
    void endsAfterHalfAnHourWithoutARequestOfThePerson() throws Exception {
        String token = staff.signIn("olena");
        for (int i = 0; i < 4; i++) {
            staff.pass(Duration.ofMinutes(29));
            assertThat(staff.sessions.find(token, true)).isPresent();
        }
        for (int i = 0; i < 29; i++) {
            staff.pass(Duration.ofMinutes(1));
            assertThat(staff.sessions.find(token, false))
                    .as("a page that updates itself")
                    .isPresent();
        }
        staff.pass(Duration.ofMinutes(1));
        assertThat(staff.sessions.find(token, true)).isEmpty();
    }

    @Test
    void endsTwelveHoursAfterTheLoginHoweverBusyThePersonIs() throws Exception {
        String token = staff.signIn("olena");
        for (int i = 0; i < 47; i++) {
            staff.pass(Duration.ofMinutes(15));
            assertThat(staff.sessions.find(token, true)).isPresent();
        }
        staff.pass(Duration.ofMinutes(15));
        assertThat(staff.sessions.find(token, true)).isEmpty();

        staff.signIn("olena");
        assertThat(staff.rows("SELECT count(*) FROM staff_session"))
                .as("expired ones go")
                .containsExactly("1");
    }

    @Test
    void writesTheLastRequestOnceAMinuteAtMost() throws Exception {
        String token = staff.signIn("olena");
        staff.pass(Duration.ofSeconds(59));
        staff.sessions.find(token, true);
        assertThat(seen()).containsExactly("2026-11-03T10:00:00.000Z");
        staff.pass(Duration.ofSeconds(1));
        staff.sessions.find(token, true);
        assertThat(seen()).containsExactly("2026-11-03T10:01:00.000Z");
    }

    @Test
    void findsASessionAlthoughTheDatabaseTakesNoWrites() throws Exception {
        String token = staff.signIn("olena");
        staff.pass(Duration.ofMinutes(5));
        try (Connection busy = staff.database.writer().getConnection()) {
            assertThat(busy.isClosed()).isFalse();
            assertThat(staff.sessions.find(token, true)).isPresent();
        }
    }

    @Test
    void endsAtOnceWhenTheUserIsDisabledOrThePasswordChanges() throws Exception {
        String token = staff.signIn("olena");
        staff.directory.disable("olena", StaffFixture.ROOT);
        assertThat(staff.sessions.find(token, true)).isEmpty();

        staff.directory.enable("olena", StaffFixture.ROOT);
        assertThat(staff.sessions.find(token, true))
                .as("a disabled session stays ended")
                .isEmpty();

        String other = staff.signIn("olena");
        staff.directory.setPassword("olena", "nine blue lamps", StaffFixture.ROOT);
        assertThat(staff.sessions.find(other, true)).isEmpty();
        assertThat(login("olena", StaffFixture.PASSWORD)).isEqualTo(new LoginResult.Refused());
        assertThat(login("olena", "nine blue lamps")).isInstanceOf(LoginResult.SignedIn.class);
    }

    @Test
    void changesTheOwnPasswordAndKeepsOnlyTheSessionThatAsks() throws Exception {
        String here = staff.signIn("olena");
        String elsewhere = staff.signIn("olena");
        StaffSession session = staff.sessions.find(here, true).orElseThrow();

        assertThat(refusal(() -> staff.directory.changePassword(session, "wrong", "nine blue lamps", "192.0.2.7")))
                .isEqualTo(StaffProblem.PASSWORD_WRONG);
        staff.directory.changePassword(session, StaffFixture.PASSWORD, "nine blue lamps", "192.0.2.7");

        assertThat(staff.sessions.find(here, true)).isPresent();
        assertThat(staff.sessions.find(elsewhere, true)).isEmpty();
    }

    @Test
    void doesNotLetAnOpenSessionGuessThePassword() throws Exception {
        StaffSession session = staff.sessions.find(staff.signIn("olena"), true).orElseThrow();
        for (int i = 0; i < 4; i++) {
            assertThat(refusal(() -> staff.directory.changePassword(session, "wrong", "nine blue lamps", "192.0.2.7")))
                    .isEqualTo(StaffProblem.PASSWORD_WRONG);
        }
        assertThat(refusal(() ->
                        staff.directory.changePassword(session, StaffFixture.PASSWORD, "nine blue lamps", "192.0.2.7")))
                .isEqualTo(StaffProblem.BUSY);
    }

    @Test
    void endsOneSessionOrAllOfAMember() throws Exception {
        String first = staff.signIn("olena");
        String second = staff.signIn("olena");
        String third = staff.signIn("olena");
        StaffSession kept = staff.sessions.find(third, true).orElseThrow();
        StaffMember admin = staff.directory.find("admin").orElseThrow();
        long id = staff.sessions.find(first, true).orElseThrow().id();

        assertThat(staff.sessions.revoke(admin, id, StaffFixture.ROOT))
                .as("of another")
                .isFalse();
        assertThat(staff.sessions.revoke(olena, id, Actor.of(olena, "192.0.2.7")))
                .isTrue();
        assertThat(staff.sessions.find(first, true)).isEmpty();
        assertThat(staff.sessions.of(olena)).hasSize(2);
        assertThat(staff.sessions.revokeAll(olena, kept, Actor.of(olena, "192.0.2.7")))
                .isEqualTo(1);
        assertThat(staff.sessions.find(second, true)).isEmpty();
        staff.sessions.end(kept, "192.0.2.7");
        assertThat(staff.sessions.find(third, true)).isEmpty();
        assertThat(staff.audit())
                .endsWith("olena sessions-ended user olena: 1", "olena sessions-ended user olena: 1", "olena logout");
    }

    @Test
    void keepsTwentySessionsOfAPersonAtMost() throws Exception {
        String first = staff.signIn("olena");
        for (int i = 0; i < 20; i++) {
            staff.signIn("olena");
        }
        assertThat(staff.sessions.find(first, true)).isEmpty();
        assertThat(staff.sessions.of(olena)).hasSize(20);
    }

    @Test
    void waitsLongerAfterEachFailureAndDoesNotLookAtThePasswordMeanwhile() throws Exception {
        for (int i = 0; i < 4; i++) {
            login("olena", "wrong");
        }
        assertThat(login("olena", StaffFixture.PASSWORD)).isEqualTo(new LoginResult.Throttled(Duration.ofSeconds(1)));
        assertThat(login("admin", StaffFixture.PASSWORD)).isInstanceOf(LoginResult.SignedIn.class);
        staff.pass(Duration.ofSeconds(1));
        assertThat(login("olena", StaffFixture.PASSWORD)).isInstanceOf(LoginResult.SignedIn.class);
        assertThat(login("olena", "wrong")).as("forgotten").isEqualTo(new LoginResult.Refused());
    }

    private LoginResult login(String login, String password) throws Exception {
        return staff.sessions.login(login, password, "192.0.2.7", "Browser");
    }

    private List<String> seen() {
        return staff.rows("SELECT seen_at FROM staff_session");
    }

    /** Something that may be refused. */
    @FunctionalInterface
    interface Attempt {
        void make() throws Exception;
    }

    static StaffProblem refusal(Attempt attempt) throws Exception {
        try {
            attempt.make();
            return null;
        } catch (StaffRefusedException e) {
            return e.problem();
        }
    }
}
