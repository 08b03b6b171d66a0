package ua.meterline.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A statement that runs for every group looks rows up; it never reads a table from end to end. */
class QueryPlanTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select-known",
                "select-downtimes",
                "update-open-downtime",
                "select-due-replies",
                "update-notice",
                "update-login-code-attempts",
                "select-cabinet-session",
                "select-cabinet-accounts",
                "delete-old-login-codes",
                "update-future-notices",
                "update-notice-receipt-key",
                "select-early-notice-receipts",
                "select-sent-notices",
                "update-notice-delivery",
                "update-reply",
                "select-imported",
                "select-registered-accounts",
                "select-due-mail-replies",
                "insert-imported",
                "insert-mail-reply",
                "insert-letter-reply",
                "insert-message",
                "insert-reading",
                "update-reading",
                "insert-held-reading",
                "insert-reply",
                "select-known-segments",
                "upsert-segment",
                "update-judged-segments",
                "update-overdue-segments",
                "update-future-segments",
                "delete-old-segments",
                "select-not-exported",
                "insert-batch-readings",
                "select-batch-readings",
                "insert-message-numbers",
                "select-questions",
                "select-asked",
                "insert-question",
                "insert-reading-receipt",
                "select-reading-receipt",
                "purge-reading-receipts",
                "select-bindings",
                "select-possible-accounts",
                "upsert-binding",
                "insert-account-question",
                "update-answered-account-question",
                "purge-account-questions",
                "update-answered-question",
                "insert-answer-review",
                "upsert-reminder-wish",
                "upsert-canary",
                "select-canary",
                "update-returned-canary",
                "update-settled-canary",
                "select-reminder-wish",
                "update-reminders-of-number",
                "select-reminder-state",
                "count-reminder-states",
                "insert-reminder",
                "insert-reminder-accounts",
                "count-reminders-of-day",
                "purge-reminders",
                "purge-questions",
                "purge-bindings",
                "count-expired-bindings",
                "purge-message-numbers",
                "purge-api-submissions",
                "purge-messages",
                "purge-replies",
                "select-decided-since",
                "insert-sent-id",
                "insert-delivery-receipt",
                "select-sent-ids",
                "select-unmatched-receipts",
                "update-receipt",
                "update-reply-delivery",
                "delete-old-sent-ids"
            })
    void scansNoTable(String statement) throws Exception {
        assertThat(plan(statement))
                .as("only the parameters are scanned, and nothing is sorted")
                .noneMatch(step -> step.startsWith("SCAN")
                        && !step.matches("SCAN (wanted|passed_over) VIRTUAL TABLE.*|SCAN (CONSTANT ROW|suppression)"))
                .noneMatch(step -> step.contains("TEMP B-TREE"));
    }

    /** The last of a number, by the index alone; the number has few that are not purged. */
    @Test
    void findsTheQuestionWhichAccountByTheNumber() throws Exception {
        assertThat(plan("select-account-questions"))
                .contains("SEARCH last USING COVERING INDEX account_question_sender (sender_key=?)")
                .contains("SEARCH recent USING INDEX account_question_sender (sender_key=? AND asked_at>?)")
                .noneMatch(step -> step.startsWith("SCAN") && !step.startsWith("SCAN wanted VIRTUAL TABLE"))
                .noneMatch(step -> step.contains("TEMP B-TREE"));
    }

    @Test
    void findsTheHistoryAndTheRegistrationOfAnAccountByTheirKeys() throws Exception {
        assertThat(plan("select-known"))
                .contains("SEARCH reading USING PRIMARY KEY (account=? AND period>?)")
                .anyMatch(step -> step.startsWith("SEARCH account USING PRIMARY KEY (account=?)"));
        assertThat(plan("update-reading"))
                .containsExactly("SEARCH reading USING PRIMARY KEY (account=? AND period=? AND meter=? AND value=?)");
    }

    /**
     * Neither reads over what waits on the other channel, and the number of those that wait is counted in the index
     * alone.
     */
    @Test
    void findsWhatIsDueByItsChannel() throws Exception {
        assertThat(plan("select-due-replies"))
                .anyMatch(step -> step.startsWith("SEARCH reply USING INDEX reply_due ("));
        assertThat(plan("select-due-mail-replies"))
                .anyMatch(step -> step.startsWith("SEARCH reply USING INDEX reply_due_email ("));
        assertThat(plan("select-backlog"))
                .containsExactly(
                        "SCAN reply USING COVERING INDEX reply_due",
                        "SCALAR SUBQUERY 1",
                        "SCAN reply USING COVERING INDEX reply_due_email",
                        "SCALAR SUBQUERY 2",
                        "SCAN notice USING COVERING INDEX notice_expiry",
                        "SCALAR SUBQUERY 3",
                        "SEARCH notice USING COVERING INDEX notice_due (urgent=? AND next_attempt_at<?)",
                        "SCALAR SUBQUERY 4",
                        "SEARCH notice USING COVERING INDEX notice_due (urgent=? AND next_attempt_at<?)");
    }

    /** Each part stops at its limit, whatever waits beside it. */
    @Test
    void findsDueAndExpiredNoticesByRangesOfTheirIndexes() throws Exception {
        assertThat(plan("select-due-notices").stream().filter(step -> step.contains("notice")))
                .containsExactly(
                        "SEARCH notice USING INDEX notice_due (urgent=? AND next_attempt_at<?)",
                        "SEARCH notice USING INDEX notice_due (urgent=? AND next_attempt_at<?)",
                        "SEARCH notice USING INDEX notice_expiry (expires_at<?)");
        assertThat(plan("select-due-notices")).noneMatch(step -> step.contains("TEMP B-TREE"));
    }

    /** Older periods of an account are not read, and those that wait are looked through in slices. */
    @Test
    void findsWhomToRemindAccountByAccount() throws Exception {
        assertThat(plan("select-reminder-accounts"))
                .contains("SEARCH earlier USING PRIMARY KEY (account=? AND period>? AND period<?) LEFT-JOIN")
                .anyMatch(step -> step.startsWith("SEARCH message USING INTEGER PRIMARY KEY"))
                .noneMatch(step -> step.startsWith("SCAN") && !step.startsWith("SCAN next"))
                .noneMatch(step -> step.contains("TEMP B-TREE"));
        assertThat(plan("select-reminder-days")).noneMatch(step -> step.startsWith("SCAN"));
        for (String ofSlice : List.of(
                "select-reminder-span", "count-settled-reminders", "withdraw-reminders", "delete-reminder-accounts")) {
            assertThat(plan(ofSlice))
                    .as(ofSlice)
                    .anyMatch(
                            step -> step.matches("SEARCH (waiting|reminder_account) USING PRIMARY KEY \\(notice_id>.*"))
                    .noneMatch(step -> step.startsWith("SCAN") && !step.equals("SCAN next"));
        }
    }

    /** Decided messages stay in the table of held ones. */
    @Test
    void findsTheReviewQueueByItsIndex() throws Exception {
        assertThat(plan("select-office-figures"))
                .contains("SEARCH held_reading USING COVERING INDEX held_reading_queue (decided=?)");
        assertThat(plan("count-in-review"))
                .containsExactly(
                        "SEARCH held_reading USING COVERING INDEX held_reading_queue (decided=? AND period=?)");
        assertThat(plan("select-held"))
                .anyMatch(step -> step.startsWith("SEARCH held USING INDEX held_reading_queue (decided=?"));
    }

    /** A read of all accounts would keep the write-ahead log from beginning anew. */
    @Test
    void looksForReadingsToExportInASliceOfTheAccounts() throws Exception {
        assertThat(plan("select-not-exported"))
                .contains("SEARCH reading USING PRIMARY KEY (account>? AND account<?)")
                .noneMatch(step -> step.contains("(account>?)"));
        assertThat(plan("select-batch-readings"))
                .containsExactly(
                        "SEARCH batch_reading USING INDEX batch_reading_batch (batch_id=? AND (account,period,meter)>(?,?,?))");
    }

    /** A query for the effective readings of one account does not read those of all accounts. */
    @Test
    void findsTheEffectiveReadingsOfAnAccountByItsKey() throws Exception {
        assertThat(planOf("SELECT * FROM effective_reading WHERE account = ?"))
                .contains("SEARCH reading USING PRIMARY KEY (account=?)")
                .noneMatch(step -> step.startsWith("SCAN reading"));
    }

    /** It is what SQLite does for a CHECK (... IN ('a', 'b', 'c')), and it took longer than the insert. */
    @ParameterizedTest
    @ValueSource(strings = {"insert-message", "insert-reading", "insert-reply", "update-reply", "upsert-segment"})
    void buildsNoTableToCheckARowAgainst(String statement) throws Exception {
        assertThat(explained(
                        "EXPLAIN "
                                + NamedSql.resource(statement, Dialect.SQLITE).positional(),
                        "opcode"))
                .contains("MakeRecord")
                .doesNotContain("OpenEphemeral");
    }

    private List<String> plan(String statement) throws Exception {
        return QueryPlan.of(folder, statement);
    }

    private List<String> planOf(String sql) throws Exception {
        return explained("EXPLAIN QUERY PLAN " + sql, "detail");
    }

    private List<String> explained(String sql, String column) throws Exception {
        try (StoreFixture store = new StoreFixture(folder)) {
            return QueryPlan.explained(store.database, sql, column);
        }
    }
}
