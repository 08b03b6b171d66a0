package ua.meterline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.store.QueryPlan;
import ua.meterline.store.UtcTime;

class RepliesCommandTest {
    private static final String NUMBER = "+380671112233";

    @TempDir
    private Path folder;

    private BackOfficeFixture office;

    @BeforeEach
    void open() throws Exception {
        office = new BackOfficeFixture(folder);
    }

    /** A message of an hour ago or longer, whose reply failed. */
    private int failed(String recipient, int daysAgo) throws Exception {
        String at = UtcTime.format(Instant.now().minus(daysAgo * 24L + 1, ChronoUnit.HOURS));
        int id = office.message(at, recipient, "hello", "rejected", "wrong-format");
        office.execute(
                "UPDATE reply SET state = 'failed', attempts = 3, reason = 'no-response', recipient = ?"
                        + " WHERE message_id = ?",
                recipient,
                id);
        return id;
    }

    @Test
    void listsRepliesThatFailedWithoutNumbers() throws Exception {
        failed(NUMBER, 9);
        int emptied = failed("", 1);
        int failed = failed(NUMBER, 0);
        office.message(UtcTime.format(Instant.now()), NUMBER, "0501234567 1", "accepted", null);

        assertThat(office.run("replies", "failed")).isZero();
        assertThat(office.lines()).hasSize(3);
        assertThat(office.lines().get(0)).startsWith("message   channel  failed-at");
        assertThat(office.lines().get(1)).matches(emptied + " +sms +[0-9TZ:.-]+ +3 +yes +no-response");
        assertThat(office.lines().get(2)).matches(failed + " +sms +[0-9TZ:.-]+ +3 +no +no-response");
        assertThat(office.out()).doesNotContain(NUMBER);
        assertThat(office.err()).isEqualTo("meterline: 2 replies failed in 7 days");
        assertThat(office.run("replies", "failed", "--days", "30", "--format", "csv"))
                .isZero();
        assertThat(office.lines()).hasSize(4);
    }

    @Test
    void listsNothingWithoutAMessage() {
        assertThat(office.run("replies", "failed")).isZero();
        assertThat(office.run("replies", "failed", "--fail-if-empty")).isEqualTo(1);
        assertThat(office.err()).isEqualTo("meterline: 0 replies failed in 7 days");
    }

    @Test
    void sendsAReplyAgainAndRecordsWho() throws Exception {
        int first = failed(NUMBER, 0);
        int second = failed(NUMBER, 0);

        assertThat(office.run("replies", "resend", "" + first, "" + second)).isZero();

        assertThat(office.lines()).containsExactly("message 1: its reply is due", "message 2: its reply is due");
        assertThat(office.rows("SELECT state, unanswered FROM reply")).containsExactly("pending 0", "pending 0");
        assertThat(office.rows("SELECT action, object_kind, object_id FROM audit_entry ORDER BY id"))
                .containsExactly("resend message 1", "resend message 2");
        assertThat(office.rows("SELECT DISTINCT who FROM audit_entry"))
                .singleElement()
                .asString()
                .startsWith("cli:");
    }

    @Test
    void sendsOthersAlthoughOneCannotBeSent() throws Exception {
        failed("", 0);
        int failed = failed(NUMBER, 0);

        assertThat(office.run("replies", "resend", "1", "" + failed, "99")).isEqualTo(1);

        assertThat(office.err().lines())
                .containsExactly(
                        "meterline: message 1: its recipient was purged or erased; the reply cannot be sent",
                        "meterline: message 99: there is no reply to it");
        assertThat(office.rows("SELECT state FROM reply ORDER BY message_id")).containsExactly("failed", "pending");
    }

    @Test
    void mayBeRepeated() throws Exception {
        failed(NUMBER, 0);
        office.run("replies", "resend", "1");

        assertThat(office.run("replies", "resend", "1")).isEqualTo(1);
        assertThat(office.err()).startsWith("meterline: message 1: its reply did not fail, or is being sent again");
        assertThat(office.rows("SELECT count(*) FROM reply_resend")).containsExactly("1");
    }

    /** It begins at the mark of the first day, however many replies are older. */
    @Test
    void readsNoReplyOfEarlierDays() throws Exception {
        assertThat(QueryPlan.of(folder, "select-failed-replies"))
                .contains("SEARCH reply USING INTEGER PRIMARY KEY (rowid>?)")
                .noneMatch(step -> step.startsWith("SCAN"));
    }
}
