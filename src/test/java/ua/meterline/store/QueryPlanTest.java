package ua.meterline.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
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
                "select-due-replies",
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
                "purge-message-numbers",
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
                        "SCAN reply USING COVERING INDEX reply_due_email");
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
        assertThat(explained("EXPLAIN " + NamedSql.of(sql(statement)).positional(), "opcode"))
                .contains("MakeRecord")
                .doesNotContain("OpenEphemeral");
    }

    private List<String> plan(String statement) throws Exception {
        return planOf(NamedSql.of(sql(statement)).positional());
    }

    private List<String> planOf(String sql) throws Exception {
        return explained("EXPLAIN QUERY PLAN " + sql, "detail");
    }

    private List<String> explained(String sql, String column) throws Exception {
        List<String> steps = new ArrayList<>();
        try (StoreFixture store = new StoreFixture(folder);
                Connection connection = store.database.readers().getConnection();
                PreparedStatement explain = connection.prepareStatement(sql);
                ResultSet result = explain.executeQuery()) {
            while (result.next()) {
                steps.add(result.getString(column));
            }
        }
        return steps;
    }

    private static String sql(String name) throws Exception {
        try (var resource = QueryPlanTest.class.getResourceAsStream("/sql/" + name + ".sql")) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
