package ua.meterline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import ua.meterline.backoffice.staff.LoginLimit;
import ua.meterline.backoffice.staff.LoginResult;
import ua.meterline.backoffice.staff.PasswordHashing;
import ua.meterline.backoffice.staff.SessionTimeouts;
import ua.meterline.backoffice.staff.StaffSessions;
import ua.meterline.store.Database;
import ua.meterline.store.DatabaseAccess;

@ResourceLock(TypedInput.RESOURCE)
class UsersCommandTest {
    private static final String PASSWORD = "сім зелених човнів";

    @TempDir
    Path folder;

    private final InputStream before = System.in;
    private CommandFixture meterline;

    @BeforeEach
    void createDatabase() throws Exception {
        meterline = new CommandFixture(folder).createDatabase();
    }

    @AfterEach
    void restoreInput() {
        System.setIn(before);
    }

    @Test
    void addsAUserWithAPasswordFromStandardInput() throws Exception {
        type(PASSWORD + "\r\nsecond line\n");
        int exit = meterline.execute(
                "users", "add", "Olena", "--name", "Олена Бойко", "--roles", "office,phone", "--password-stdin");

        assertThat(exit).isZero();
        assertThat(meterline.out.toString()).isEqualTo("user olena: added, roles office,phone\n");
        try (Database gateway = gateway()) {
            assertThat(login(sessions(gateway), PASSWORD)).isInstanceOf(LoginResult.SignedIn.class);
        }
        assertThat(meterline.execute("users", "list")).isZero();
        assertThat(meterline.out.toString().lines())
                .containsExactly(
                        "login             state     roles                     name",
                        "olena             enabled   office,phone              Олена Бойко");
        assertThat(meterline.everything().toString()).doesNotContain(PASSWORD);
        assertThat(meterline.rows("SELECT action, object_id, detail FROM audit_entry"))
                .containsExactly("user-added olena office,phone", "login null null");
        assertThat(meterline.rows("SELECT who FROM audit_entry").get(0)).matches("cli:.+");
    }

    @Test
    void generatesAPasswordAndPrintsItOnce() throws Exception {
        assertThat(meterline.execute("users", "add", "olena", "--name", "Olena", "--roles", "office", "--generate"))
                .isZero();
        List<String> lines = meterline.out.toString().lines().toList();
        assertThat(lines.get(1)).matches("password: ([a-z2-9]{5}-){3}[a-z2-9]{5}");
        try (Database gateway = gateway()) {
            assertThat(login(sessions(gateway), lines.get(1).substring("password: ".length())))
                    .isInstanceOf(LoginResult.SignedIn.class);
        }
    }

    @Test
    void endsTheSessionsOfADisabledUserInARunningGatewayAtOnce() throws Exception {
        add("admin", "admin");
        add("olena", "office");
        try (Database gateway = gateway()) {
            StaffSessions sessions = sessions(gateway);
            String token = ((LoginResult.SignedIn) login(sessions, PASSWORD)).token();
            assertThat(sessions.find(token, true)).isPresent();

            assertThat(meterline.execute("users", "disable", "olena")).isZero();
            assertThat(meterline.out.toString()).isEqualTo("user olena: disabled, sessions ended\n");
            assertThat(sessions.find(token, true)).isEmpty();
            assertThat(login(sessions, PASSWORD)).isEqualTo(new LoginResult.Refused());

            assertThat(meterline.execute("users", "enable", "olena")).isZero();
            token = ((LoginResult.SignedIn) login(sessions, PASSWORD)).token();
            type("дев'ять синіх ламп\n");
            assertThat(meterline.execute("users", "password", "olena", "--password-stdin"))
                    .isZero();
            assertThat(sessions.find(token, true)).isEmpty();
        }
    }

    @Test
    void changesRolesFromTheNextRequestOn() throws Exception {
        add("olena", "office");
        try (Database gateway = gateway()) {
            StaffSessions sessions = sessions(gateway);
            String token = ((LoginResult.SignedIn) login(sessions, PASSWORD)).token();
            assertThat(meterline.execute("users", "roles", "olena", "phone, auditor"))
                    .isZero();
            assertThat(meterline.out.toString()).isEqualTo("user olena: roles phone,auditor\n");
            assertThat(sessions.find(token, true).orElseThrow().member().roles())
                    .extracting(Object::toString)
                    .containsExactlyInAnyOrder("phone", "auditor");
        }
    }

    @Test
    void refusesEasyPasswordsAndAnEmptyInputInOneLine() throws Exception {
        type("password2026\n");
        assertThat(meterline.execute("users", "add", "olena", "--name", "O", "--roles", "office", "--password-stdin"))
                .isEqualTo(1);
        assertThat(meterline.errors()).isEqualTo("meterline: the password is among the first that others would guess");
        type("");
        assertThat(meterline.execute("users", "add", "olena", "--name", "O", "--roles", "office", "--password-stdin"))
                .isEqualTo(2);
        assertThat(meterline.errors()).startsWith("meterline: --password-stdin: standard input is empty");
        assertThat(meterline.rows("SELECT * FROM staff")).isEmpty();
    }

    @Test
    void addsListsAndRevokesTokens() throws Exception {
        assertThat(meterline.execute("tokens", "add", "billing", "--roles", "office"))
                .isZero();
        assertThat(meterline.out.toString())
                .matches("token billing: added, roles office\ntoken: meterline_[\\w-]{43}\n");
        assertThat(meterline.execute("tokens", "revoke", "billing")).isZero();
        assertThat(meterline.out.toString()).isEqualTo("token billing: revoked\n");
        assertThat(meterline.execute("tokens", "list")).isZero();
        assertThat(meterline.out.toString()).contains("billing           revoked  office");
    }

    private void add(String login, String roles) {
        type(PASSWORD + "\n");
        assertThat(meterline.execute("users", "add", login, "--name", login, "--roles", roles, "--password-stdin"))
                .isZero();
    }

    private static void type(String text) {
        System.setIn(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private Database gateway() throws Exception {
        return Database.open(meterline.url(), Duration.ofSeconds(5));
    }

    private static StaffSessions sessions(Database gateway) {
        return new StaffSessions(
                new DatabaseAccess(gateway),
                new PasswordHashing(),
                new LoginLimit(),
                new SessionTimeouts(Duration.ofMinutes(30), Duration.ofHours(12)),
                InstantSource.system());
    }

    private static LoginResult login(StaffSessions sessions, String password) throws Exception {
        return sessions.login("olena", password, "192.0.2.7", "Browser");
    }
}
