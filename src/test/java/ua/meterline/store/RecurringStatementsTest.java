package ua.meterline.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sqlite.ProgressHandler;

/**
 * What runs on schedule, for a scrape, for the status or for a purge with nothing to do, costs the same however many
 * messages were ever stored. The cost is counted in steps of SQLite's virtual machine, of which each row that is read
 * takes several: it is the same on each machine.
 */
class RecurringStatementsTest {
    private static final int FEW = 20_000;
    private static final int MANY = 200_000;

    /** Of the status, the purge and the end of an export, which no route names. */
    private static final Set<String> OF_CODE = Set.of(
            "select-status",
            "select-counts-since",
            "select-failed-since",
            "select-purged-up-to",
            "select-purge-range",
            "select-last-review-id",
            "select-decided-since",
            "count-kept-for-review",
            "select-reminder-span",
            "count-settled-reminders",
            "withdraw-reminders",
            "delete-reminder-accounts",
            "count-replies-since",
            "purge-receipts",
            "purge-notices",
            "move-first-notices",
            "move-first-receipts",
            "count-in-review",
            "select-unfinished-batches");

    private static final String NOW = "2026-11-03T10:00:00.000Z";
    private static final String MIDNIGHT = "2026-11-02T22:00:00.000Z";
    private static final String LONG_AGO = "2023-01-01T00:00:00.000Z";

    private static final Map<String, Object> PARAMETERS = Map.ofEntries(
            Map.entry("now", NOW),
            Map.entry("since", MIDNIGHT),
            Map.entry("latest", NOW),
            Map.entry("overdue", MIDNIGHT),
            Map.entry("forgotten", LONG_AGO),
            Map.entry("abandoned", MIDNIGHT),
            Map.entry("cutoff", LONG_AGO),
            Map.entry("day", 20_000),
            Map.entry("limit", 500),
            Map.entry("urgent", 500),
            Map.entry("others", 500),
            Map.entry("expired", 500),
            Map.entry("passed_over", "[]"),
            Map.entry("ids", "[]"),
            Map.entry("account", "0501234567"),
            Map.entry("meter", 1),
            Map.entry("value", 42),
            Map.entry("period", "2026-11"),
            Map.entry("after", 500),
            Map.entry("last", 1_500),
            Map.entry("purged", 500),
            Map.entry("reviewed", 1_000_000));

    @TempDir
    private static Path folder;

    private static Connection few;
    private static Connection many;

    @BeforeAll
    static void fill() throws Exception {
        few = filled(folder.resolve("few"), FEW);
        many = filled(folder.resolve("many"), MANY);
    }

    @AfterAll
    static void close() throws Exception {
        few.close();
        many.close();
    }

    /** Where several nodes work on PostgreSQL. They read tables that do not grow with the messages, or their indexes. */
    private static final Set<String> OF_NODES = Set.of(
            "renew-reply-claims",
            "renew-notice-claims",
            "delete-old-fingerprints",
            "delete-old-reply-counts",
            "delete-full-rate-limits");

    static Set<String> statements() throws IOException {
        Set<String> statements = new TreeSet<>(OF_CODE);
        statements.addAll(scheduled());
        statements.removeAll(OF_NODES);
        return statements;
    }

    /** The statements in files of routes that a clock starts. */
    private static Set<String> scheduled() throws IOException {
        Pattern statement = Pattern.compile("statement:([a-z-]+)");
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.list(Path.of("routes"))) {
            for (Path file : files.toList()) {
                String routes = Files.readString(file);
                if (routes.contains("uri: scheduler:") || routes.contains("uri: quartz:")) {
                    statement
                            .matcher(routes)
                            .results()
                            .map(found -> found.group(1))
                            .forEach(names::add);
                }
            }
        }
        return names;
    }

    @ParameterizedTest
    @MethodSource("statements")
    void takesAsManyStepsWithTenTimesTheMessages(String statement) throws Exception {
        assertThat(steps(many, statement))
                .as("steps with %s messages, as with %s", MANY, FEW)
                .isLessThan(steps(few, statement) * 11 / 10 + 200);
    }

    /** Otherwise a renamed route would be measured no more. */
    @Test
    void findsTheStatementsOfTheSchedules() throws Exception {
        assertThat(scheduled())
                .contains("select-office-figures", "select-backlog", "select-last-messages", "insert-message-mark");
    }

    /** The rows are there that the statements must not read: otherwise the other tests would show nothing. */
    @Test
    void theSameQuestionWithoutAnIndexTakesStepsForEachMessage() throws Exception {
        NamedSql counted = NamedSql.of("SELECT count(*) FROM message WHERE received_at >= :?since", Dialect.SQLITE);

        assertThat(steps(many, counted)).isGreaterThan(MANY);
        assertThat(steps(many, counted)).isGreaterThan(steps(few, counted) * 9);
        assertThat(number(many, "SELECT count(*) FROM review")).isGreaterThan(MANY / 60);
        assertThat(number(many, "SELECT count(*) FROM held_reading WHERE decided = 0"))
                .isEqualTo(10);
    }

    /** A mail of last week that is fetched today hides none of the SMS that were stored before it. */
    @Test
    void countsTheMessagesOfTodayBeforeAnOlderMail() throws Exception {
        Map<String, Integer> today = new TreeMap<>();
        NamedSql counts = NamedSql.resource("select-counts-since", Dialect.SQLITE);
        try (PreparedStatement query = prepared(many, counts);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                today.merge(row.getString("channel"), row.getInt("messages"), Integer::sum);
            }
        }
        assertThat(today).isEqualTo(Map.of("sms", 480));
    }

    private static long steps(Connection connection, String statement) throws SQLException {
        return steps(connection, NamedSql.resource(statement, Dialect.SQLITE));
    }

    private static long steps(Connection connection, NamedSql statement) throws SQLException {
        AtomicLong steps = new AtomicLong();
        try (PreparedStatement prepared = prepared(connection, statement)) {
            ProgressHandler.setHandler(connection, 10, new ProgressHandler() {
                @Override
                protected int progress() {
                    steps.addAndGet(10);
                    return 0;
                }
            });
            if (prepared.execute()) {
                drain(prepared);
            }
        } finally {
            ProgressHandler.clearHandler(connection);
            connection.rollback();
        }
        return steps.get();
    }

    private static void drain(PreparedStatement executed) throws SQLException {
        try (ResultSet rows = executed.getResultSet()) {
            while (rows.next()) {
                rows.getObject(1);
            }
        }
    }

    private static PreparedStatement prepared(Connection connection, NamedSql statement) throws SQLException {
        PreparedStatement prepared = connection.prepareStatement(statement.positional());
        Object[] values = statement.valuesFrom(PARAMETERS);
        for (int i = 0; i < values.length; i++) {
            prepared.setObject(i + 1, values[i]);
        }
        return prepared;
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (Statement query = connection.createStatement();
                ResultSet row = query.executeQuery(sql)) {
            return row.getLong(1);
        }
    }

    /** Three years of messages, of which 500 came today: 480 SMS, and mails of last week. */
    private static Connection filled(Path data, int messages) throws Exception {
        Files.createDirectories(data);
        new StoreFixture(data).close();
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("meterline.db"));
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            for (String sql : history(messages)) {
                statement.executeUpdate(sql);
            }
        }
        connection.commit();
        return connection;
    }

    private static List<String> history(int messages) {
        String today = messages - 500 + " < i";
        String old = "julianday('2023-10-01') + 1096.0 * i / " + messages;
        String received = "strftime('%Y-%m-%dT%H:%M:%fZ', CASE WHEN " + today
                + " AND i % 25 <> 0 THEN '2026-11-03T09:00:00' WHEN " + today + " THEN '2026-10-27' ELSE " + old
                + " END)";
        String account = "printf('05%08d', i % " + messages / 12 + ")";
        List<String> sql = new ArrayList<>(List.of(
                "CREATE TEMP TABLE n AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < "
                        + messages
                        + ") SELECT i, " + received + " AS at, " + account + " AS account, i % 50 = 0 OR i > "
                        + messages
                        + " - 10 AS held FROM n",
                "INSERT INTO message SELECT i, CASE WHEN i % 25 = 0 THEN 'email' ELSE 'sms' END, '+380501112233', '7104', at,"
                        + " account || ' 123', NULL, zeroblob(16), CASE WHEN held THEN 'held' ELSE 'accepted' END, NULL FROM n",
                "INSERT INTO reading (id, message_id, account, value, period, on_time, received_at, latest_message_id)"
                        + " SELECT i, i, account, i, substr(at, 1, 7), 1, at, i FROM n WHERE NOT held",
                "INSERT INTO reply (message_id, channel, recipient, text, state, changed_at)"
                        + " SELECT i, 'sms', '+380501112233', 'x', CASE WHEN i % 10 THEN 'delivered' ELSE 'failed' END, at FROM n",
                "INSERT INTO held_reading (message_id, account, value, period, on_time, received_at, rules)"
                        + " SELECT i, account, i, substr(at, 1, 7), 1, at, 'use-too-high' FROM n WHERE held",
                "INSERT INTO review (message_id, decision, decided_by, decided_at, why)"
                        + " SELECT i, 'reject', 'olena', at, 'typo' FROM n WHERE held AND i <= " + messages + " - 10",
                "INSERT INTO retention VALUES (1, 500, (SELECT max(id) FROM review))",
                "INSERT INTO delivery_receipt (received_at, source, destination, raw, message_id)"
                        + " SELECT at, 'x', 'y', x'00', i FROM n",
                "INSERT INTO notice (kind, urgent, recipient, text, state, expires_at, scheduled_at, changed_at)"
                        + " SELECT 'reminder', 0, '+380501112233', 'x', 'sent', at, at, at FROM n",
                "INSERT INTO sent_id SELECT 20001, i, i FROM n LIMIT 500",
                "INSERT INTO segment SELECT i, 1, 'x', '7104', 1, 2, 0, 0, x'00', at, 0, 'judged', at, NULL FROM n LIMIT 500",
                "INSERT INTO batch (id, period, format, created_at, file, readings, sha256)"
                        + " SELECT i, '2026-10', 'csv', at, 'x', 1, 'y' FROM n LIMIT 30"));
        sql.add("INSERT INTO message_mark SELECT max(at), max(i) FROM n WHERE NOT (" + today
                + ") GROUP BY substr(at, 1, 10)");
        sql.add("DROP TABLE n");
        return sql;
    }
}
