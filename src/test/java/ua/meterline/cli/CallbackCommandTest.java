package ua.meterline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static ua.meterline.cli.BackOfficeFixture.ACCOUNT;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallbackCommandTest {
    private static final String WRONG = "wrong-format";

    @TempDir
    private Path folder;

    private BackOfficeFixture office;

    @BeforeEach
    void open() throws Exception {
        office = new BackOfficeFixture(folder);
    }

    @Test
    void listsRejectedSendersWithCountAndLastOutcome() throws Exception {
        office.message("+380670000001", "hello", "rejected", WRONG);
        office.message("+380670000002", "0501234568-1", "rejected", WRONG);
        office.message("+380670000001", "", "rejected", "empty");

        assertThat(office.run("callback", "--period", "2026-11")).isZero();
        assertThat(office.lines())
                .containsExactly(
                        "channel  sender                account     refused  outcome                   last                      message",
                        "sms      +380670000001         -           2        rejected empty            2026-11-03T10:03:00.000Z  3",
                        "sms      +380670000002         0501234568  1        rejected wrong-format     2026-11-03T10:02:00.000Z  2");
    }

    @Test
    void omitsSendersWhoSucceededAfterwardsUnlessTheyFailedAgain() throws Exception {
        office.message("+380670000001", "x1", "rejected", WRONG);
        office.message("+380670000001", "0500000001 1", "accepted", null);
        office.message("+380670000002", "x1", "rejected", WRONG);
        office.message("+380670000002", "0500000002 1", "duplicate", null);
        office.message("+380670000002", "0500000003 1 2", "rejected", WRONG);

        assertThat(called()).containsExactly("+380670000002");
        assertThat(office.lines().get(1)).contains(" 1        rejected");
    }

    @Test
    void doesNotCountALaterThankYouAsARejection() throws Exception {
        office.message("+380670000001", "0500000001 1", "accepted", null);
        office.message("+380670000001", "Дякую!", "rejected", WRONG);
        office.message("+380670000002", "Дякую!", "rejected", WRONG);

        assertThat(called()).containsExactly("+380670000002");
    }

    @Test
    void doesNotCallOurselves() throws Exception {
        office.message("+380670000001", "0999999999 00001", "rejected", "canary");
        office.message("+380670000002", "x1", "rejected", WRONG);

        assertThat(called()).containsExactly("+380670000002");
    }

    @Test
    void omitsSendersWhoseAccountHasAReadingFromAnotherSender() throws Exception {
        office.message("+380670000001", "0501234567-1", "rejected", WRONG);
        office.message("+380670000002", "0509999999-1", "rejected", WRONG);
        office.accepted(ACCOUNT, 1, "2026-11");
        office.accepted("0509999999", 1, "2026-10");

        assertThat(called()).containsExactly("+380670000002");
    }

    @Test
    void omitsHeldMessagesUntilAReviewRejectsThem() throws Exception {
        office.message("+380671112233", "x1", "rejected", WRONG);
        office.held(ACCOUNT, 1, "2026-11", true, "use-too-high");

        assertThat(office.run("callback", "--period", "2026-11", "--fail-if-empty"))
                .isEqualTo(1);
        office.run("review", "reject", "2", "--by", "Olena", "--why", "no");
        assertThat(called()).containsExactly("+380671112233");
        assertThat(office.lines().get(1)).contains("  2        review use-too-high");
    }

    @Test
    void boundsThePeriodAtLocalMidnight() throws Exception {
        office.message("2026-10-31T21:59:59.999Z", "+380670000001", "1", "rejected", WRONG);
        office.message("2026-10-31T22:00:00.000Z", "+380670000002", "1", "rejected", WRONG);
        office.message("2026-11-30T21:59:59.999Z", "+380670000003", "1", "rejected", WRONG);
        office.message("2026-11-30T22:00:00.000Z", "+380670000004", "1", "rejected", WRONG);

        assertThat(called()).containsExactly("+380670000002", "+380670000003");
    }

    @Test
    void listsMessagesWithoutASenderSeparately() throws Exception {
        office.message("", "0501111111-1", "rejected", WRONG);
        office.message("", "0502222222-1", "rejected", WRONG);

        assertThat(office.run("callback", "--period", "2026-11")).isZero();
        assertThat(office.lines()).hasSize(3).anyMatch(line -> line.contains("0501111111"));
    }

    @Test
    void omitsSendersWhoseMessagesWerePurged() throws Exception {
        office.message("", "", "rejected", WRONG);

        assertThat(office.run("callback", "--period", "2026-11", "--fail-if-empty"))
                .isEqualTo(1);
    }

    @Test
    void escapesCellsThatASpreadsheetWouldTakeForFormulas() throws Exception {
        office.message("=HYPERLINK(\"http://x\")", "1", "rejected", WRONG);
        office.message("+380670000001", "1", "rejected", WRONG);
        office.message("a,b", "1", "rejected", WRONG);

        assertThat(office.run("callback", "--period", "2026-11", "--format", "csv"))
                .isZero();
        assertThat(office.lines())
                .containsExactly(
                        "\uFEFFchannel;sender;account;refused;outcome;last;message",
                        "sms;'+380670000001;;1;rejected wrong-format;2026-11-03T10:02:00.000Z;2",
                        "sms;\"'=HYPERLINK(\"\"http://x\"\")\";;1;rejected wrong-format;2026-11-03T10:01:00.000Z;1",
                        "sms;a,b;;1;rejected wrong-format;2026-11-03T10:03:00.000Z;3");
    }

    @Test
    void reportsAnEmptyList() throws Exception {
        office.accepted(ACCOUNT, 1, "2026-11");

        assertThat(office.run("callback", "--period", "2026-11", "--fail-if-empty"))
                .isEqualTo(1);
        assertThat(office.out()).isEmpty();
        assertThat(office.err()).isEqualTo("meterline: no sender to call back for 2026-11");
    }

    /** The listed senders. */
    private List<String> called() {
        assertThat(office.run("callback", "--period", "2026-11")).isZero();
        return office.lines().stream().skip(1).map(line -> line.split(" +")[1]).toList();
    }
}
