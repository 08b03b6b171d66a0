package ua.meterline.backoffice.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static ua.meterline.backoffice.staff.StaffSessionsTest.refusal;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StaffDirectoryTest {
    @TempDir
    Path folder;

    private StaffFixture staff;

    @BeforeEach
    void open() throws SQLException {
        staff = new StaffFixture(folder);
    }

    @AfterEach
    void close() throws SQLException {
        staff.close();
    }

    @Test
    void recordsEachChangeWithItsActorAndNeverAPassword() throws Exception {
        staff.add("admin", Role.ADMIN);
        staff.directory.add("Olena", "Олена Бойко", Set.of(Role.PHONE), StaffFixture.PASSWORD, StaffFixture.ROOT);
        Actor admin = Actor.of(staff.directory.find("admin").orElseThrow(), "192.0.2.1");
        staff.directory.setRoles("olena", Set.of(Role.OFFICE, Role.PHONE), admin);
        staff.directory.setRoles("olena", Set.of(Role.OFFICE, Role.PHONE), admin);
        staff.directory.disable("olena", admin);
        staff.directory.disable("olena", admin);
        staff.directory.enable("olena", admin);
        staff.directory.setPassword("olena", "nine blue lamps", admin);

        assertThat(staff.audit())
                .containsExactly(
                        "cli:root user-added user admin: admin",
                        "cli:root user-added user olena: phone",
                        "admin roles-changed user olena: phone -> office,phone",
                        "admin user-disabled user olena",
                        "admin user-enabled user olena",
                        "admin password-changed user olena");
        assertThat(staff.rows("SELECT * FROM staff").toString())
                .contains("Олена Бойко")
                .doesNotContain(StaffFixture.PASSWORD, "nine blue lamps");
    }

    @Test
    void leavesAnAdminWhoCanSignIn() throws Exception {
        staff.add("first", Role.ADMIN);
        assertThat(refusal(() -> staff.directory.disable("first", StaffFixture.ROOT)))
                .isEqualTo(StaffProblem.LAST_ADMIN);
        assertThat(refusal(() -> staff.directory.setRoles("first", Set.of(Role.OFFICE), StaffFixture.ROOT)))
                .isEqualTo(StaffProblem.LAST_ADMIN);

        StaffMember second = staff.add("second", Role.ADMIN, Role.OFFICE);
        assertThat(refusal(() -> staff.directory.disable("second", Actor.of(second, "192.0.2.1"))))
                .isEqualTo(StaffProblem.ONESELF);
        staff.directory.disable("first", Actor.of(second, "192.0.2.1"));
        assertThat(refusal(() -> staff.directory.setRoles("second", Set.of(Role.OFFICE), StaffFixture.ROOT)))
                .as("a disabled admin does not count")
                .isEqualTo(StaffProblem.LAST_ADMIN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "1a", "a b", "Олена", "a@example.org", "cli:root", "a/b", "x12345678901234567890123456789012"
            })
    void refusesMalformedLogins(String login) throws Exception {
        assertThat(refusal(() ->
                        staff.directory.add(login, "X", Set.of(Role.PHONE), StaffFixture.PASSWORD, StaffFixture.ROOT)))
                .isEqualTo(StaffProblem.LOGIN_MALFORMED);
    }

    @Test
    void refusesATakenLoginAMissingNameAndNoRole() throws Exception {
        staff.add("olena", Role.PHONE);
        assertThat(refusal(() -> staff.add("OLENA", Role.OFFICE))).isEqualTo(StaffProblem.LOGIN_TAKEN);
        assertThat(refusal(() -> staff.directory.add(
                        "petro", "  ", Set.of(Role.PHONE), StaffFixture.PASSWORD, StaffFixture.ROOT)))
                .isEqualTo(StaffProblem.NAME_MISSING);
        assertThat(refusal(() -> staff.add("petro"))).isEqualTo(StaffProblem.ROLES_MISSING);
        assertThat(refusal(() -> staff.directory.enable("nobody", StaffFixture.ROOT)))
                .isEqualTo(StaffProblem.UNKNOWN_USER);
    }

    @ParameterizedTest
    @CsvSource({
        "short 9ch, PASSWORD_SHORT",
        "Password1!, PASSWORD_COMMON",
        "1234567890, PASSWORD_COMMON",
        "aaaaaaaaaaaaaaaa, PASSWORD_COMMON",
        "qwertyuiop, PASSWORD_COMMON",
        "Йцукенгшщз, PASSWORD_COMMON",
        "!!!Пароль2026!!!, PASSWORD_COMMON",
        "olena.boiko2026, PASSWORD_COMMON",
        "Олена Бойко!, PASSWORD_COMMON",
        "meterline7104, PASSWORD_COMMON"
    })
    void refusesPasswordsThatOthersGuess(String password, StaffProblem problem) throws Exception {
        assertThat(refusal(() -> staff.directory.add(
                        "olena.boiko", "Олена Бойко", Set.of(Role.PHONE), password, StaffFixture.ROOT)))
                .isEqualTo(problem);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "сім зелених човнів",
                "horse battery staple",
                "Tr0ub4dor&3x",
                "x7#kQ_pw!2vZ",
                "password for the office"
            })
    void takesOthers(String password) throws Exception {
        assertThat(refusal(() -> staff.directory.add(
                        "olena.boiko", "Олена Бойко", Set.of(Role.PHONE), password, StaffFixture.ROOT)))
                .isNull();
    }

    @Test
    void refusesAPasswordThatIsTooLongToHash() throws Exception {
        staff.add("olena", Role.PHONE);
        assertThat(refusal(() -> staff.directory.setPassword("olena", "xyzab".repeat(41), StaffFixture.ROOT)))
                .isEqualTo(StaffProblem.PASSWORD_LONG);
    }
}
