package ua.meterline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BindingsCommandTest {
    private static final String ACCOUNT = "0501234567";

    @TempDir
    Path folder;

    private BackOfficeFixture office;

    @BeforeEach
    void open() throws Exception {
        office = new BackOfficeFixture(folder);
        office.accepted(ACCOUNT, 12345, "2026-11");
        office.execute("INSERT INTO binding (id, sender, account, message_id, bound_at, used_at, expires_at) VALUES"
                + " (17, '+380671112233', '0501234567', 1, '2026-11-03T10:00:00.000Z', '2026-11-03T10:00:00.000Z',"
                + " '2027-05-03T10:00:00.000Z')");
    }

    @Test
    void listsTheNumbersOfAnAccountAndTheAccountsOfANumber() throws Exception {
        assertThat(office.run("bindings", "list", "--account", ACCOUNT)).isZero();
        assertThat(office.lines()).anyMatch(line -> line.startsWith("17 ") && line.contains("+380671112233"));
        assertThat(office.run("bindings", "list", "--sender", "067 111-22-33")).isZero();
        assertThat(office.lines()).anyMatch(line -> line.startsWith("17 ") && line.contains(ACCOUNT));
        assertThat(office.run("bindings", "list", "--account", ACCOUNT, "--format", "json"))
                .isZero();
        assertThat(office.out()).startsWith("{\"id\":17,").contains("\"message\":1,");
        assertThat(office.run("bindings", "list", "--sender", "0671112234", "--fail-if-empty"))
                .isEqualTo(1);
    }

    @Test
    void removesABindingAndRecordsWho() throws Exception {
        assertThat(office.run("bindings", "remove", "17", "--account", "0507654321"))
                .isEqualTo(1);
        assertThat(office.err()).contains("account 0507654321 has no binding 17");
        assertThat(office.run("bindings", "remove", "17", "--account", ACCOUNT)).isZero();

        assertThat(office.rows("SELECT id FROM binding")).isEmpty();
        assertThat(office.rows("SELECT action, object_kind, object_id, detail FROM audit_entry"))
                .containsExactly("remove-binding account 0501234567 binding 17");
    }
}
