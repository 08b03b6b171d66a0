package ua.meterline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static ua.meterline.cli.BackOfficeFixture.ACCOUNT;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The office takes back a reading that counted by mistake, also one that the rules accepted by themselves. */
class ReadingsWithdrawCommandTest {
    private static final String EFFECTIVE = "SELECT value FROM effective_reading WHERE period = '2026-11'";

    @TempDir
    private Path folder;

    private BackOfficeFixture office;

    @BeforeEach
    void open() throws Exception {
        office = new BackOfficeFixture(folder);
    }

    private int withdraw(int value) {
        return office.run(
                "readings",
                "withdraw",
                ACCOUNT,
                Integer.toString(value),
                "--period",
                "2026-11",
                "--by",
                "Olena",
                "--why",
                "the flat of a neighbour");
    }

    private void export() {
        assertThat(office.run("export", "--period", "2026-11")).as(office.err()).isZero();
    }

    private String exported(String end) throws Exception {
        return Files.readString(folder.resolve("data/export/readings-2026-11-" + end));
    }

    @Test
    void aReadingThatNoPersonAcceptedNoLongerCountsAndBillingLearnsOfIt() throws Exception {
        office.accepted(ACCOUNT, 12345, "2026-11");
        export();

        assertThat(withdraw(12345)).isZero();
        assertThat(office.out().strip())
                .isEqualTo("message 1: 12345 withdrawn; nothing counts for account 0501234567 in 2026-11 "
                        + "(until now: 12345)");
        assertThat(office.rows(EFFECTIVE)).isEmpty();
        export();
        assertThat(exported("000002.csv")).contains(";0501234567;1;;;withdrawn;12345;");
        assertThat(office.run("export", "--period", "2026-11", "--fail-if-empty"))
                .as("once")
                .isEqualTo(1);
    }

    @Test
    void theReadingBeforeCountsAgain() throws Exception {
        office.accepted(ACCOUNT, 12300, "2026-11");
        office.accepted(ACCOUNT, 12345, "2026-11");

        assertThat(withdraw(12345)).isZero();
        assertThat(office.out())
                .startsWith("message 2: 12345 withdrawn; 12300 counts for account 0501234567 in 2026-11");
        assertThat(office.rows(EFFECTIVE)).containsExactly("12300");
    }

    @Test
    void withdrawingTwiceIsRefusedAndTakesNoOtherReading() throws Exception {
        office.accepted(ACCOUNT, 12300, "2026-11");
        office.accepted(ACCOUNT, 12345, "2026-11");
        withdraw(12345);

        assertThat(withdraw(12345)).isEqualTo(1);
        assertThat(office.err())
                .startsWith("meterline: account 0501234567 has no reading 12345 for 2026-11: Olena rejected or "
                        + "withdrew it at 20");
        assertThat(withdraw(12399)).isEqualTo(1);
        assertThat(office.err())
                .isEqualTo("meterline: account 0501234567 has no reading 12399 for 2026-11; "
                        + "'meterline accounts show 0501234567' lists those it has");
        assertThat(office.rows(EFFECTIVE)).containsExactly("12300");
    }

    @Test
    void aWithdrawalIsSupersededLikeAnyDecision() throws Exception {
        office.accepted(ACCOUNT, 12345, "2026-11");
        withdraw(12345);
        assertThat(office.run("review", "list", "--all")).isZero();
        assertThat(office.out()).contains("reject    withdrawn");

        assertThat(office.run("review", "accept", "1", "--by", "Olena", "--why", "it was right", "--supersede"))
                .isZero();
        assertThat(office.rows("SELECT value, on_time FROM effective_reading")).containsExactly("12345 1");
        assertThat(withdraw(12345)).isZero();
        assertThat(office.rows(EFFECTIVE)).isEmpty();
        assertThat(office.rows("SELECT decision, supersedes FROM review ORDER BY id"))
                .containsExactly("reject null", "accept 1", "reject 2");
        assertThat(office.run("dossier", "--account", ACCOUNT)).isZero();
        assertThat(office.out())
                .containsPattern("withdrawn +1 +account=0501234567 value=12345 period=2026-11 on-time=yes\n")
                .contains("decision=reject by=Olena why=\"the flat of a neighbour\"");
    }

    @Test
    void anAcceptedHeldReadingAndThoseThatWaitWithItAreWithdrawn() throws Exception {
        office.held(ACCOUNT, 92354, "2026-11", true, "use-too-high");
        office.run("review", "accept", "1", "--by", "Olena", "--why", "sure", "--value", "12354");
        office.accepted(ACCOUNT, 12400, "2026-11");
        office.held(ACCOUNT, 12400, "2026-11", true, "below-previous");

        assertThat(withdraw(12400)).isZero();
        assertThat(office.out()).startsWith("messages 2, 3: 12400 withdrawn; 12354 counts");
        assertThat(withdraw(12354)).isZero();
        assertThat(office.rows(EFFECTIVE)).isEmpty();
        assertThat(office.run("review", "list", "--fail-if-empty")).isEqualTo(1);
    }

    @Test
    void anOpeningReadingIsWithdrawn() throws Exception {
        Path list = folder.resolve("opening.csv");
        Files.writeString(list, "account;reading\n0501234567;12300\n");
        assertThat(office.run(
                        "readings",
                        "import",
                        list.toString(),
                        "--period",
                        "2026-10",
                        "--by",
                        "Olena",
                        "--why",
                        "from billing"))
                .as(office.err())
                .isZero();

        assertThat(office.run(
                        "readings",
                        "withdraw",
                        ACCOUNT,
                        "12300",
                        "--period",
                        "2026-10",
                        "--by",
                        "Olena",
                        "--why",
                        "the wrong list"))
                .isZero();
        assertThat(office.rows("SELECT count(*) FROM reading")).containsExactly("0");
        assertThat(office.rows("SELECT decision FROM standing_review")).containsExactly("reject");
    }

    @Test
    void aWithdrawnPhoneEntryIsEnteredAgainWithinTheSameMinutes() throws Exception {
        office.run("readings", "enter", ACCOUNT, "12345", "--by", "Olena");
        String period = office.rows("SELECT period FROM reading").get(0);
        assertThat(office.run(
                        "readings",
                        "withdraw",
                        ACCOUNT,
                        "12345",
                        "--period",
                        period,
                        "--by",
                        "Olena",
                        "--why",
                        "the wrong account"))
                .isZero();

        assertThat(office.run("readings", "enter", ACCOUNT, "12345", "--by", "Olena"))
                .isZero();
        assertThat(office.out()).startsWith("message 2: accepted: 12345");
        assertThat(office.rows("SELECT value FROM effective_reading")).containsExactly("12345");
    }

    @Test
    void theSameReadingOfTwoMetersNeedsTheMeter() throws Exception {
        office.accepted(ACCOUNT, 12345, "2026-11");
        office.execute(
                "INSERT INTO reading (id, message_id, account, meter, value, period, on_time, received_at, "
                        + "latest_message_id) SELECT id, id, '0501234567', 2, 12345, '2026-11', 1, received_at, id FROM message");

        assertThat(withdraw(12345)).isEqualTo(1);
        assertThat(office.err()).endsWith("on several meters; give --meter, one of [1, 2]");
    }
}
