package ua.meterline.backoffice.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoleTest {
    @ParameterizedTest
    @CsvSource({
        "view-overview, shift office phone auditor admin",
        "view-messages, shift office phone auditor admin",
        "reveal, shift office phone auditor admin",
        "resend-reply, shift admin",
        "decide-review, office admin",
        "enter-reading, office phone admin",
        "override-held, office admin",
        "work-callbacks, office phone admin",
        "view-billing, office auditor admin",
        "export, office admin",
        "replay, shift office admin",
        "view-settings, shift auditor admin",
        "view-audit, auditor admin",
        "manage-users, admin"
    })
    void mayDoWhatItsWorkNeeds(String permission, String roles) {
        Permission asked = Permission.valueOf(permission.replace('-', '_').toUpperCase(Locale.ROOT));
        List<String> allowed = Arrays.stream(Role.values())
                .filter(role -> role.may(asked))
                .map(Role::toString)
                .toList();
        assertThat(String.join(" ", allowed)).isEqualTo(roles);
    }

    @Test
    void isReadInAnyCaseAndSaysWhichNameIsUnknown() {
        assertThat(Role.parse("Office, PHONE")).isEqualTo(Set.of(Role.OFFICE, Role.PHONE));
        assertThat(Role.format(Set.of(Role.ADMIN, Role.SHIFT))).isEqualTo("shift,admin");
        assertThatThrownBy(() -> Role.parse("office,boss"))
                .hasMessage("'boss' is no role; the roles are shift,office,phone,auditor,admin");
        assertThatThrownBy(() -> Role.parse("")).hasMessageStartingWith("'' is no role");
    }
}
