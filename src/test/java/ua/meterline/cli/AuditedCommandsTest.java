package ua.meterline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each command that changes something leaves an entry in the audit log: who, when, why. */
class AuditedCommandsTest {
    private static final String ACCOUNT = BackOfficeFixture.ACCOUNT;

    @TempDir
    Path folder;

    private BackOfficeFixture office;

    @BeforeEach
    void openTheOffice() throws Exception {
        office = new BackOfficeFixture(folder);
    }

    @Test
    void recordsEachCommandThatChangesSomething() throws Exception {
        int accepted = office.held(ACCOUNT, 12345, "2026-11", true, "use-too-high");
        int rejected = office.held("0507654321", 99999, "2026-11", true, "use-too-high");
        run("review", "accept", "" + accepted, "--by", "Olena", "--why", "called +380671112233");
        run("review", "reject", "" + rejected, "--by", "Olena", "--why", "a phone number");
        run("accounts", "import", file("accounts.csv", "account,name\n" + ACCOUNT + ",Бойко\n"));
        run("accounts", "import", "--dry-run", file("accounts.csv", "account,name\n" + ACCOUNT + ",Бойко\n"));
        String lastYear = YearMonth.now().minusMonths(3).toString();
        String list = file("opening.csv", ACCOUNT + ",900\n");
        run("readings", "import", list, "--period", lastYear, "--by", "Olena", "--why", "as billed");
        run("export", "--period", "2026-11");
        run("export", "--again", "1");
        run("customer", "erase", "--sender", "+380671112233", "--by", "Olena", "--why", "request of 3 May");

        assertThat(entries())
                .containsExactly(
                        "decide message " + accepted,
                        "decide message " + rejected,
                        "import-accounts null null",
                        "import-readings null null",
                        "export batch 1",
                        "export batch 1",
                        "export batch 1",
                        "erase null null");
        assertThat(office.rows("SELECT detail FROM audit_entry WHERE action = 'export' ORDER BY id"))
                .containsExactly("begun: 2026-11, csv", "2026-11, 1 readings", "again, 2026-11, 1 readings");
        assertThat(office.rows("SELECT DISTINCT who FROM audit_entry"))
                .singleElement()
                .asString()
                .startsWith("cli:");
        assertThat(office.rows("SELECT * FROM audit_entry").toString()).doesNotContain("671112233", "Бойко");
    }

    @Test
    void recordsReplacedMetersAndWithdrawnReadings() throws Exception {
        office.accepted("0507654321", 12345, "2026-11");
        run(
                "accounts",
                "meter-replaced",
                ACCOUNT,
                "--on",
                "2026-10-20",
                "--final",
                "100",
                "--start",
                "0",
                "--by",
                "Olena",
                "--why",
                "act 7");
        run(
                "readings",
                "withdraw",
                "0507654321",
                "12345",
                "--period",
                "2026-11",
                "--by",
                "Olena",
                "--why",
                "a neighbour's");

        assertThat(entries()).containsExactly("replace-meter account " + ACCOUNT, "decide message 1");
    }

    @Test
    void recordsEnteredReadingsButNoTrials() throws Exception {
        run("readings", "enter", ACCOUNT, "12345", "--by", "Olena", "--dry-run");
        run("readings", "enter", ACCOUNT, "12345", "--by", "Olena");
        run("readings", "enter", ACCOUNT, "12345", "--by", "Petro");

        assertThat(entries()).containsExactly("enter-reading account " + ACCOUNT);
    }

    @Test
    void recordsNothingThatWasRefused() throws Exception {
        assertThat(office.run("review", "accept", "99", "--by", "Olena", "--why", "x"))
                .isEqualTo(1);
        assertThat(office.run("export", "--again", "99")).isEqualTo(1);
        assertThat(entries()).isEmpty();
    }

    private void run(String... command) {
        assertThat(office.run(command)).as(office.err()).isZero();
    }

    private String file(String name, String content) throws Exception {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    private List<String> entries() {
        return office.rows("SELECT action, object_kind, object_id FROM audit_entry ORDER BY id");
    }
}
