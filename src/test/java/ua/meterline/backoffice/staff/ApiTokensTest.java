package ua.meterline.backoffice.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiTokensTest {
    @TempDir
    Path folder;

    private StaffFixture staff;
    private ApiTokens tokens;

    @BeforeEach
    void open() throws SQLException {
        staff = new StaffFixture(folder);
        tokens = new ApiTokens(staff.access, staff.clock);
    }

    @AfterEach
    void close() throws SQLException {
        staff.close();
    }

    @Test
    void findsAProgramByItsTokenUntilThatIsRevoked() throws Exception {
        String token = tokens.add("Billing", Set.of(Role.PHONE), StaffFixture.ROOT);

        assertThat(tokens.find(token)).get().satisfies(found -> {
            assertThat(found.name()).isEqualTo("billing");
            assertThat(found.may(Permission.ENTER_READING)).isTrue();
            assertThat(found.may(Permission.EXPORT)).isFalse();
        });
        assertThat(tokens.find(token + "x")).isEmpty();
        assertThat(staff.access.read(ApiTokens::list))
                .singleElement()
                .satisfies(listed -> assertThat(listed.used()).isEqualTo(staff.clock.instant()));
        tokens.revoke("billing", StaffFixture.ROOT);
        tokens.revoke("billing", StaffFixture.ROOT);
        assertThat(tokens.find(token)).isEmpty();
        assertThat(staff.audit())
                .containsExactly(
                        "cli:root api-token-added token billing: phone", "cli:root api-token-revoked token billing");
    }

    @Test
    void listsRevokedTokensTooAndFindsThemByNameInAnyCase() throws Exception {
        tokens.add("web", Set.of(Role.PHONE), StaffFixture.ROOT);
        tokens.add("billing", Set.of(Role.OFFICE), StaffFixture.ROOT);
        tokens.revoke("Billing", StaffFixture.ROOT);
        assertThat(tokens.all()).extracting(ApiToken::name).containsExactly("billing", "web");
        assertThat(tokens.named(" BILLING ")).get().satisfies(token -> {
            assertThat(token.revoked()).isTrue();
            assertThat(token.used()).isNull();
        });
        assertThat(tokens.named("cabinet")).isEmpty();
    }

    @Test
    void keepsNoTokenThatAnybodyCouldUse() throws Exception {
        String token = tokens.add("billing", Set.of(Role.PHONE), StaffFixture.ROOT);
        assertThat(token).startsWith("meterline_");
        assertThat(staff.rows("SELECT * FROM api_token").toString()).doesNotContain(token);
    }

    @Test
    void refusesNamesThatAreTakenOrMalformed() throws Exception {
        tokens.add("billing", Set.of(Role.PHONE), StaffFixture.ROOT);
        assertThat(StaffSessionsTest.refusal(() -> tokens.add("BILLING", Set.of(Role.PHONE), StaffFixture.ROOT)))
                .isEqualTo(StaffProblem.TOKEN_TAKEN);
        assertThat(StaffSessionsTest.refusal(() -> tokens.add("a b", Set.of(Role.PHONE), StaffFixture.ROOT)))
                .isEqualTo(StaffProblem.TOKEN_MALFORMED);
        assertThat(StaffSessionsTest.refusal(() -> tokens.add("web", Set.of(), StaffFixture.ROOT)))
                .isEqualTo(StaffProblem.ROLES_MISSING);
        assertThat(StaffSessionsTest.refusal(() -> tokens.revoke("web", StaffFixture.ROOT)))
                .isEqualTo(StaffProblem.UNKNOWN_TOKEN);
    }

    @Test
    void writesTheLastUseOnceAMinuteAtMost() throws Exception {
        String token = tokens.add("billing", Set.of(Role.PHONE), StaffFixture.ROOT);
        tokens.find(token);
        staff.pass(Duration.ofSeconds(59));
        tokens.find(token);
        assertThat(staff.rows("SELECT used_at FROM api_token")).containsExactly("2026-11-03T10:00:00.000Z");
    }
}
