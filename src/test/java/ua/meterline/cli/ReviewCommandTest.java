package ua.meterline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static ua.meterline.cli.BackOfficeFixture.ACCOUNT;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ua.meterline.fixture.OfFile;

class ReviewCommandTest {
    private static final String READINGS =
            "SELECT message_id, account, value, period, on_time, max(latest_message_id, reviewed_as_of),"
                    + " CASE WHEN reviewed > 0 THEN 1 ELSE 0 END FROM reading ORDER BY 1";
    private static final String EFFECTIVE = "SELECT value FROM effective_reading WHERE period = '2026-11'";
    private static final String REVIEWS =
            "SELECT message_id, decision, decided_by, why, account, meter, value, period FROM review ORDER BY id";

    @TempDir
    private Path folder;

    private BackOfficeFixture office;

    @BeforeEach
    void open() throws Exception {
        office = new BackOfficeFixture(folder);
    }

    @Test
    void listsHeldMessagesWithThePreviousAndTheEffectiveReading() throws Exception {
        office.accepted(ACCOUNT, 12300, "2026-09");
        office.accepted(ACCOUNT, 12345, "2026-11");
        office.held(ACCOUNT, 99999, "2026-11", true, "use-too-high");
        office.held(null, null, "2026-11", false, "two-candidates");

        assertThat(office.run("review", "list")).isZero();
        assertThat(office.lines())
                .containsExactly(
                        "id        times  received                  channel  account     value    period   previous  counts   decision  rules",
                        "3         1      2026-11-03T10:03:00.000Z  sms      0501234567  99999    2026-11  12300     12345    -         use-too-high",
                        "4         1      2026-11-03T10:04:00.000Z  sms      -           -        2026-11  -         -        -         two-candidates");
    }

    @Test
    void listsOnePeriodAndOmitsDecidedMessagesUnlessRequested() throws Exception {
        office.held(ACCOUNT, 1, "2026-10", true, "below-previous");
        office.held(ACCOUNT, 2, "2026-11", true, "below-previous");
        office.run("review", "reject", "2", "--by", "Olena", "--why", "no");

        assertThat(office.run("review", "list", "--period", "2026-10")).isZero();
        assertThat(office.lines()).hasSize(2).last().asString().startsWith("1 ");
        assertThat(office.run("review", "list", "--period", "2026-11")).isZero();
        assertThat(office.run("review", "list", "--period", "2026-11", "--fail-if-empty"))
                .isEqualTo(1);
        assertThat(office.out()).isEmpty();
        assertThat(office.err()).isEqualTo("meterline: the review queue is empty");
        assertThat(office.run("review", "list", "--all")).isZero();
        assertThat(office.lines()).hasSize(3).last().asString().matches("2 .* reject +below-previous");
    }

    @Test
    void listsOneJsonObjectPerLine() throws Exception {
        office.accepted(ACCOUNT, 12345, "2026-10");
        office.held(ACCOUNT, 99999, "2026-11", true, "use-too-high");

        assertThat(office.run("review", "list", "--format", "json")).isZero();
        assertThat(office.lines())
                .singleElement()
                .asString()
                .startsWith("{\"message\":2,\"messages\":[2],")
                .contains("\"value\":99999", "\"previous\":12345", "\"counts\":null", "\"rules\":\"use-too-high\"");
    }

    @Test
    void showsWhatEachNumberOfALetterWasTakenFor() throws Exception {
        int held = office.held(ACCOUNT, null, "2026-11", true, "several-candidates");
        office.execute("INSERT INTO message_numbers VALUES (?, ?)", held, ACCOUNT + " account, 1250 unexplained");

        assertThat(office.run("review", "show", "1")).isZero();
        assertThat(office.lines()).contains("numbers          0501234567 account, 1250 unexplained");
        assertThat(office.run("dossier", "--account", ACCOUNT)).isZero();
        assertThat(office.out()).contains("numbers=\"0501234567 account, 1250 unexplained\"");
    }

    @Test
    void showsEverythingAboutOneMessage() throws Exception {
        office.accepted(ACCOUNT, 12345, "2026-10");
        office.held(ACCOUNT, 99999, "2026-11", true, "use-too-high");

        assertThat(office.run("review", "show", "2")).isZero();
        assertThat(office.lines())
                .contains(
                        "message          2",
                        "sender           +380671112233",
                        "text             0501234567 99999",
                        "rules            use-too-high",
                        "previous         12345",
                        "previous-period  2026-10",
                        "counts           -",
                        "decision         -",
                        "reply            sent",
                        "reply-text       Thank you");
    }

    @Test
    void escapesControlCharactersOfAMessage() throws Exception {
        office.held(ACCOUNT, 1, "2026-11", true, "use-too-high");
        office.execute("UPDATE message SET text = ? WHERE id = 1", "\033[2J\u202Eпоказ\n1");

        assertThat(office.run("review", "show", "1")).isZero();
        assertThat(office.lines()).contains("text             \\u001b[2J\\u202eпоказ\\u000a1");
    }

    @Test
    void makesAnAcceptedReadingEffectiveEvenIfItIsLate() throws Exception {
        office.accepted(ACCOUNT, 12345, "2026-11");
        office.held(ACCOUNT, 12354, "2026-11", false, "late-correction");

        assertThat(office.run("review", "accept", "2", "--by", "Olena", "--why", "seen on a photo"))
                .isZero();
        assertThat(office.out().strip())
                .isEqualTo("message 2: accepted, 12354 counts for account 0501234567 in 2026-11 (until now: 12345)");
        assertThat(office.rows(READINGS))
                .containsExactly("1 0501234567 12345 2026-11 1 1 0", "2 0501234567 12354 2026-11 0 2 1");
        assertThat(office.rows(EFFECTIVE)).containsExactly("12354");
        assertThat(office.rows(REVIEWS)).containsExactly("2 accept Olena seen on a photo 0501234567 1 12354 2026-11");
    }

    @Test
    void makesAnAlreadyStoredValueEffectiveAgain() throws Exception {
        office.accepted(ACCOUNT, 100, "2026-11");
        office.accepted(ACCOUNT, 200, "2026-11");
        office.held(ACCOUNT, 100, "2026-11", false, "late-correction");

        assertThat(office.run("review", "accept", "3", "--by", "Olena", "--why", "yes"))
                .isZero();
        assertThat(office.rows(READINGS))
                .containsExactly("1 0501234567 100 2026-11 1 3 1", "2 0501234567 200 2026-11 1 2 0");
        assertThat(office.rows(EFFECTIVE)).containsExactly("100");
    }

    @Test
    void recordsCorrectionsAndTreatsAReadingForAnotherPeriodAsLate() throws Exception {
        office.held(ACCOUNT, 99999, "2026-11", true, "use-too-high");

        assertThat(office.run(
                        "review",
                        "accept",
                        "1",
                        "--by",
                        "Olena",
                        "--why",
                        "a digit too many",
                        "--value",
                        "9999",
                        "--account",
                        "0509999999",
                        "--period",
                        "2026-10"))
                .isZero();
        assertThat(office.rows(READINGS)).containsExactly("1 0509999999 9999 2026-10 0 1 1");
        assertThat(office.rows(REVIEWS)).containsExactly("1 accept Olena a digit too many 0509999999 1 9999 2026-10");
        assertThat(office.rows("SELECT account, value FROM held_reading")).containsExactly("0501234567 99999");
    }

    @ParameterizedTest
    @CsvSource({"'', account", "--account 0501234567, value"})
    void requiresAnAccountOrValueThatTheMessageLacks(String given, String missing) throws Exception {
        office.held(null, null, "2026-11", true, "two-candidates");

        String line = "review accept 1 --by Olena --why yes " + given;
        assertThat(office.run(line.strip().split(" "))).isEqualTo(1);
        assertThat(office.err()).isEqualTo("meterline: message 1: does not tell the %s; add --%1$s", missing);
        assertThat(office.rows(REVIEWS)).isEmpty();
        assertThat(office.run((line + " --account 0501234567 --value 7").strip().split(" +")))
                .as(office.err())
                .isEqualTo(given.isEmpty() ? 0 : 2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --value 99354                      | 99354 for account 0501234567 in 2026-11 is doubtful (use-too-high): \
            previous 12310 in 2026-10, expected 12310 to 14310
            --value 1235                       | 1235 for account 0501234567 in 2026-11 is doubtful (below-previous): \
            previous 12310 in 2026-10, expected 12310 to 14310
            --value 12350 --period 2026-09     | 12350 for account 0501234567 in 2026-09 is doubtful (above-next): \
            previous none, next 12310 in 2026-10
            --value 12350 --account 0507777777 | 12350 for account 0507777777 in 2026-11 is doubtful \
            (too-many-digits): previous none
            """)
    void aCorrectionThatARuleDoubtsIsRefusedWithoutForce(String given, String doubt) throws Exception {
        office.accepted(ACCOUNT, 12310, "2026-10");
        int held = office.held(ACCOUNT, 92354, "2026-11", true, "use-too-high");
        office.execute("INSERT INTO account (account, meter_digits) VALUES (?, 5), ('0507777777', 4)", ACCOUNT);
        String line = "review accept " + held + " --by Olena --why photo " + given;

        assertThat(office.run(line.split(" "))).isEqualTo(1);
        assertThat(office.err())
                .isEqualTo("meterline: message 2: " + doubt + "; check it, or give --force if it is right");
        assertThat(office.rows(REVIEWS)).isEmpty();

        assertThat(office.run((line + " --force").split(" "))).as(office.err()).isZero();
        assertThat(office.rows("SELECT forced FROM review"))
                .containsExactly(doubt.replaceAll(".*doubtful \\((.*?)\\).*", "$1"));
        office.run("review", "show", "2");
        assertThat(office.out()).contains("forced");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--value 92354", "--value 12354", "--value 12354 --force"})
    void whatTheClerkSawOrNoRuleDoubtsNeedsNoForce(String given) throws Exception {
        office.accepted(ACCOUNT, 12310, "2026-10");
        office.held(ACCOUNT, 92354, "2026-11", false, "use-too-high,late-correction");

        String line = "review accept 2 --by Olena --why photo " + given;
        assertThat(office.run(line.strip().split(" "))).as(office.err()).isZero();
        assertThat(office.rows("SELECT forced FROM review")).containsExactly("null");
    }

    @Test
    void aDecisionIsJudgedWithoutTheOneThatItSupersedes() throws Exception {
        office.accepted(ACCOUNT, 12310, "2026-08");
        office.held(ACCOUNT, 92354, "2026-09", true, "use-too-high");
        office.run("review", "accept", "2", "--by", "Olena", "--why", "photo");

        String line = "review accept 2 --by Olena --why slip --supersede --period 2026-10 --value ";
        assertThat(office.run((line + "92355").split(" "))).isEqualTo(1);
        assertThat(office.err()).contains("use-too-high", "previous 12310 in 2026-08", "expected 12310 to 16310");
        assertThat(office.run((line + "12400").split(" "))).as(office.err()).isZero();
    }

    @Test
    void aNewMeterIsExpectedToShowWhatItBeganWith() throws Exception {
        office.accepted(ACCOUNT, 12310, "2026-10");
        office.execute(
                "INSERT INTO meter_replacement (account, meter, replaced_on, period, final_value, start_value, cancelled,"
                        + " recorded_by, recorded_at, why) VALUES (?, 2, '2020-11-02', '2026-11', 12320, 7, 0, 'O', '', '')",
                ACCOUNT);
        office.held(ACCOUNT, 12354, "2026-11", true, "use-too-high");

        office.run("review accept 2 --by Olena --why photo --value 99000".split(" "));
        assertThat(office.err()).contains("(use-too-high): previous 12310 in 2026-10, expected 7 to 2007");
        assertThat(office.run("review accept 2 --by Olena --why photo --value 12315 --meter 1".split(" ")))
                .isZero();
        assertThat(office.rows(REVIEWS)).containsExactly("2 accept Olena photo 0501234567 1 12315 2026-11");
    }

    @Test
    void refusesToOverrideALaterMessageOfTheCustomer() throws Exception {
        office.held(ACCOUNT, 99999, "2026-11", true, "use-too-high");
        office.accepted(ACCOUNT, 9999, "2026-11");

        assertThat(office.run("review", "accept", "1", "--by", "Olena", "--why", "yes"))
                .isEqualTo(1);
        assertThat(office.err())
                .isEqualTo("meterline: message 1: a later one, message 2, counts for 2026-11 with 9999; "
                        + "reject this one, or give --override-later if 99999 is right");
        assertThat(office.rows(REVIEWS)).isEmpty();
        assertThat(office.rows(EFFECTIVE)).containsExactly("9999");
    }

    @Test
    void storesNoRejectedReading() throws Exception {
        office.held(ACCOUNT, 99999, "2026-11", true, "use-too-high");

        assertThat(office.run("review", "reject", "1", "--by", "Olena", "--why", "a joke"))
                .isZero();
        assertThat(office.out().strip()).isEqualTo("message 1: rejected");
        assertThat(office.rows(READINGS)).isEmpty();
        assertThat(office.rows(REVIEWS)).containsExactly("1 reject Olena a joke null null null null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"accept", "reject"})
    void refusesASecondDecisionAndNamesTheFirst(String second) throws Exception {
        office.held(ACCOUNT, 99999, "2026-11", true, "use-too-high");
        office.run("review", "reject", "1", "--by", "Olena", "--why", "a joke");

        assertThat(office.run("review", second, "1", "--by", "Petro", "--why", "yes"))
                .isEqualTo(1);
        assertThat(office.err())
                .matches("meterline: message 1: was decided already \\(reject by Olena at 20\\S+Z\\); "
                        + "--supersede replaces a decision");
        assertThat(office.rows(REVIEWS)).hasSize(1);
        assertThat(office.rows(READINGS)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"show 9", "accept 9 --by O --why y", "reject 9 --by O --why y"})
    void reportsAnUnknownMessage(String line) {
        assertThat(office.run(("review " + line).split(" "))).isEqualTo(1);
        assertThat(office.err()).isEqualTo("meterline: message 9: there is no such message");
    }

    @Test
    void reportsAMessageThatWasNotHeld() throws Exception {
        office.accepted(ACCOUNT, 1, "2026-11");

        assertThat(office.run("review", "reject", "1", "--by", "Olena", "--why", "x"))
                .isEqualTo(1);
        assertThat(office.err())
                .isEqualTo("meterline: message 1: was not held, but accepted; 'meterline readings withdraw' takes its "
                        + "reading back");
    }

    @Test
    void requiresAGivenAccountToBeInTheRegistryIfThereIsOne() throws Exception {
        office.held(null, 5, "2026-11", true, "two-candidates");
        office.execute("INSERT INTO account (account) VALUES ('0507777777')");

        assertThat(office.run("review", "accept", "1", "--by", "O", "--why", "y", "--account", ACCOUNT))
                .isEqualTo(1);
        assertThat(office.err()).contains("account 0501234567 is not in the registry");
        assertThat(office.run("review", "accept", "1", "--by", "O", "--why", "y", "--account", "0507777777"))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "review reject 1 --by Olena                   | --why=TEXT",
                "review reject 1 --why joke                   | --by=NAME",
                "review accept 1 --by Olena --why ' '         | --why is blank",
                "review accept 1 --by ' ' --why yes           | --by is blank",
                "review accept x --by Olena --why yes         | 'x'",
                "review accept 1 --by O --why y --account 050 | 10 digits",
                "review accept 1 --by O --why y --value -1    | '-1'",
                "review accept 1 --by O --why y --period 11   | no period, such as 2026-11",
                "review list --format yaml                    | yaml"
            })
    void exitsWithTwoForWrongOptions(String line, String expected) throws Exception {
        office.held(ACCOUNT, 99999, "2026-11", true, "use-too-high");

        String[] words = line.split(" (?=(?:[^']*'[^']*')*[^']*$)");
        for (int i = 0; i < words.length; i++) {
            words[i] = words[i].replace("'", "");
        }
        assertThat(office.run(words)).isEqualTo(2);
        assertThat(office.err().lines().findFirst())
                .hasValueSatisfying(
                        first -> assertThat(first).startsWith("meterline: ").contains(expected));
        assertThat(office.rows(REVIEWS)).isEmpty();
    }

    @Test
    void keepsDecisionsImmutable() throws Exception {
        office.held(ACCOUNT, 99999, "2026-11", true, "use-too-high");
        office.run("review", "reject", "1", "--by", "Olena", "--why", "a joke");

        assertThatThrownBy(() -> office.execute("UPDATE review SET why = 'other'"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("a review is never changed");
        assertThatThrownBy(() -> office.execute("DELETE FROM review"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("a review is never deleted");
        assertThat(office.rows(REVIEWS)).containsExactly("1 reject Olena a joke null null null null");
    }

    @Test
    @OfFile("a file that is missing")
    void reportsAMissingDatabaseInOneLine() throws Exception {
        Files.delete(office.file());

        assertThat(office.run("review", "list")).isEqualTo(1);
        assertThat(office.err().lines()).hasSize(1);
        assertThat(office.err())
                .isEqualTo("meterline: database " + office.file()
                        + ": it does not exist; the gateway creates it when it starts. Name another one by --config or"
                        + " meterline.data.dir");
        assertThat(office.file()).doesNotExist();
    }

    @Test
    @OfFile("the name of the file")
    void reportsADatabaseOfAnUnreleasedVersionInOneLine() throws Exception {
        office.execute("UPDATE flyway_schema_history SET checksum = 1 WHERE version = '1'");

        assertThat(office.run("review", "list")).isEqualTo(1);
        assertThat(office.err().lines()).hasSize(1);
        assertThat(office.err())
                .contains("meterline.db: was created by an unreleased version of Meterline", "; move the file away");
    }

    @Test
    @OfFile("the name of the file")
    void reportsADatabaseOfAnOlderVersionInOneLine() throws Exception {
        office.execute("UPDATE flyway_schema_history SET version = '0.9'");

        assertThat(office.run("review", "list")).isEqualTo(1);
        assertThat(office.err()).endsWith("meterline.db: is of an older Meterline; restart the gateway to update it");
    }
}
