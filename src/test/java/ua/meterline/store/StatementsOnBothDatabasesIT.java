package ua.meterline.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ua.meterline.fixture.PostgresServer;

/**
 * Executes each statement of {@code sql/} on SQLite and on PostgreSQL, on the same rows and with the same parameters,
 * and compares what it returns and what is in the tables afterwards.
 */
class StatementsOnBothDatabasesIT {
    private static final long SEED = Long.getLong("statements.seed", 7104);
    private static final int TIMES = 12;
    /** One of the databases does something else on purpose. */
    private static final Set<String> DIFFERENT = Set.of(
            "checkpoint-database",
            "lock-accounts",
            "lock-receipts",
            "claim-fingerprints", // in memory on SQLite, like the next three
            "select-reply-counts",
            "upsert-reply-counts",
            "upsert-reply-day",
            "select-due-replies", // claims them there, like the next two
            "select-due-mail-replies",
            "select-due-notices",
            "select-schema-definitions",
            "select-known", // draws ids there
            "select-next-message-id",
            "move-replies",
            "move-notices",
            "move-receipts",
            "move-first-notices",
            "move-first-receipts",
            "create-account-import",
            "drop-account-import",
            "insert-history", // on the tables of a what-if replay
            "insert-last-message",
            "delete-replayed-messages",
            "delete-replayed-replies",
            "select-replayed",
            "select-stored-messages");
    /** With equal keys: which row comes first, or is within the limit, is up to the database. */
    private static final Set<String> WITH_TIES = Set.of("select-queue-counts", "select-batch-corrections");

    private static final Pattern INSERT = Pattern.compile("(?s).*INSERT INTO (\\w+).*");
    private static final Set<String> WITH_IDS = Set.of(
            "meter_replacement",
            "review",
            "review_deferral",
            "callback_event",
            "binding",
            "reply_resend",
            "delivery_receipt",
            "notice",
            "staff",
            "staff_session",
            "api_token",
            "audit_entry",
            "login_code",
            "cabinet_session",
            "downtime",
            "erasure");

    @TempDir
    private static Path folder;

    private static TwoDatabases both;

    @BeforeAll
    static void fillBoth() throws Exception {
        PostgresServer server = PostgresServer.shared();
        both = new TwoDatabases(folder, server);
        both.fill(new SampleValues(SEED));
        both.execute("DELETE FROM account_unindexed WHERE account < '06'");
    }

    @AfterAll
    static void close() throws Exception {
        if (both != null) {
            both.close();
        }
    }

    @Test
    void triggersDoTheSame() throws Exception {
        for (String table : both.columns.keySet()) {
            assertThat(both.postgresRows(table)).as(table).containsExactlyInAnyOrderElementsOf(both.sqliteRows(table));
            assertThat(both.sqliteRows(table)).as("rows of " + table).isNotEmpty();
        }
    }

    static Stream<String> statements() throws Exception {
        return StatementFiles.names().filter(name -> !DIFFERENT.contains(name));
    }

    @ParameterizedTest
    @MethodSource("statements")
    void doesTheSame(String statement) throws Exception {
        SampleValues values = new SampleValues(SEED + statement.hashCode());
        for (int time = 0; time < TIMES; time++) {
            compare(statement, parameters(statement, values));
        }
    }

    private static Map<String, Object> parameters(String statement, SampleValues values) {
        Map<String, Object> parameters = new TreeMap<>();
        for (String name : StatementFiles.parameters(statement)) {
            boolean isNull = StatementFiles.mayBeNull(statement, name) && values.once(3);
            parameters.put(name, isNull ? null : values.parameter(statement, name));
        }
        return parameters;
    }

    private static void compare(String statement, Map<String, Object> parameters) throws SQLException {
        String sql = StatementFiles.text(statement);
        Matcher insert = INSERT.matcher(sql);
        if (insert.matches() && WITH_IDS.contains(insert.group(1))) {
            both.alignIds(insert.group(1));
        }
        Map<String, List<List<Object>>> expectedRows = tablesOf(sql);
        Map<String, List<List<Object>>> rows = new TreeMap<>(expectedRows);
        TwoDatabases.Outcome expected = both.onSqlite(statement, parameters, expectedRows);
        TwoDatabases.Outcome outcome = both.onPostgres(statement, parameters, rows);

        String described = statement + " " + parameters + ": " + expected.error() + " / " + outcome.error();
        assertThat(outcome.refused()).as(described).isEqualTo(expected.refused());
        assertThat(outcome.updated()).as(described).isEqualTo(expected.updated());
        if (sql.contains("ORDER BY") && !WITH_TIES.contains(statement)) {
            assertThat(outcome.rows()).as(described).isEqualTo(expected.rows());
        } else {
            assertThat(outcome.rows()).as(described).containsExactlyInAnyOrderElementsOf(expected.rows());
        }
        for (int i = 0; i < expected.labels().size(); i++) {
            if (expected.labels().get(i).matches("[a-z_0-9]+")) {
                assertThat(outcome.labels().get(i))
                        .as(described)
                        .isEqualTo(expected.labels().get(i));
            }
        }
        expectedRows.forEach((table, expectedContent) -> assertThat(rows.get(table))
                .as(described + " leaves in " + table)
                .containsExactlyInAnyOrderElementsOf(expectedContent));
    }

    /** Those that a statement that writes names, and those that triggers write. */
    private static Map<String, List<List<Object>>> tablesOf(String sql) {
        Map<String, List<List<Object>>> tables = new TreeMap<>(Comparator.naturalOrder());
        if (sql.matches("(?s).*\\b(INSERT|UPDATE|DELETE)\\b.*")) {
            Set<String> named = new TreeSet<>(Set.of("open_case", "held_reading", "question", "account_unindexed"));
            both.columns.keySet().stream()
                    .filter(table -> sql.matches("(?s).*\\b" + table + "\\b.*"))
                    .forEach(named::add);
            named.forEach(table -> tables.put(table, List.of()));
        }
        return tables;
    }
}
