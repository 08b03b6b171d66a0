package ua.meterline.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ua.meterline.common.DatabaseAddress;
import ua.meterline.fixture.PostgresServer;

/** PostgreSQL accepts each statement, and its schema is that of SQLite. */
class PostgresStatementsTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    /** What Java reads as it reads SQLite's columns. A boolean, or the numeric of a sum, is another thing there. */
    private static final Set<String> TYPES = Set.of("int4", "int8", "bigserial", "text", "bytea");
    /** On the tables of a what-if replay, which hide others. */
    private static final Set<String> OF_REPLAY = Set.of(
            "insert-history",
            "insert-last-message",
            "delete-replayed-messages",
            "delete-replayed-replies",
            "select-replayed",
            "select-stored-messages");
    /** Parameters of overrides that the common statement has no use for. The callers give them on both. */
    private static final Map<String, Set<String>> FURTHER_PARAMETERS = Map.ofEntries(
            Map.entry("lock-accounts", Set.of("exclusive", "kind", "name")),
            Map.entry("lock-receipts", Set.of("keys")),
            Map.entry("select-known", Set.of("messages")),
            // What several nodes share.
            Map.entry("claim-fingerprints", Set.of("fingerprint", "node", "window_millis")),
            Map.entry("select-reply-counts", Set.of("number_key", "slice_millis", "slices", "zone")),
            Map.entry("upsert-reply-counts", Set.of("number_key", "replies", "slice_millis")),
            Map.entry("upsert-reply-day", Set.of("zone", "node", "replies")),
            Map.entry("insert-reply", Set.of("node", "lease_seconds")),
            Map.entry("update-reply", Set.of("node", "lease_seconds")),
            Map.entry("update-notice", Set.of("node", "lease_seconds")),
            Map.entry("select-due-replies", Set.of("node", "lease_seconds", "in_flight", "links")),
            Map.entry("select-due-mail-replies", Set.of("node", "lease_seconds", "in_flight")),
            Map.entry("select-due-notices", Set.of("node", "lease_seconds", "in_flight")));
    /** Tables and columns that one of them has alone: those of several nodes. */
    private static final String ALONE =
            "(reply|notice)\\.claimed_(by|until)|(node|recent_fingerprint|reply_count|reply_day|rate_limit|login_failure"
                    + "|site_secret)\\..*";

    private static final String POSTGRES_COLUMNS =
            "SELECT table_name || '.' || column_name FROM information_schema.columns"
                    + " WHERE table_schema = current_schema() AND table_name NOT LIKE 'flyway%' AND table_name <> 'account_words'";
    private static final String SQLITE_COLUMNS = "SELECT entry.name || '.' || field.name"
            + " FROM sqlite_schema AS entry JOIN pragma_table_info(entry.name) AS field"
            + " WHERE entry.type IN ('table', 'view') AND entry.name NOT LIKE 'flyway%'"
            + " AND entry.name NOT LIKE 'account_words%' AND entry.name NOT LIKE 'sqlite%'";

    @TempDir
    private static Path folder;

    private static Database database;
    private static Connection connection;
    private static ScratchDatabase replay;

    @BeforeAll
    static void migrate() throws Exception {
        PostgresServer server = PostgresServer.shared();
        DatabaseAddress address = new DatabaseAddress(server.newDatabase(), server.username(), server.password());
        database = Database.open(address, TIMEOUT);
        connection = database.writer().getConnection();
        try (PreparedStatement create = Sql.prepare(connection, "create-account-import")) {
            create.execute();
        }
        replay = new ScratchDatabase(address, TIMEOUT);
    }

    @AfterAll
    static void close() throws Exception {
        if (database != null) {
            replay.close();
            connection.close();
            database.close();
        }
    }

    static Stream<String> statements() throws Exception {
        return Stream.concat(StatementFiles.names(), StatementFiles.overrides())
                .distinct()
                .filter(name -> !name.equals("select-schema-definitions")) // SQLite's own
                .filter(name -> !OF_REPLAY.contains(name));
    }

    @ParameterizedTest
    @MethodSource("statements")
    void isPrepared(String name) throws Exception {
        requirePrepared(connection, name);
    }

    static Stream<String> ofReplay() {
        return OF_REPLAY.stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("ofReplay")
    void isPreparedOnHiddenTables(String name) throws Exception {
        try (Connection scratch = replay.getConnection()) {
            requirePrepared(scratch, name);
        }
    }

    private static void requirePrepared(Connection connection, String name) throws SQLException {
        NamedSql sql = NamedSql.resource(name, Dialect.POSTGRESQL);
        try (PreparedStatement prepared = connection.prepareStatement(sql.positional())) {
            assertThat(prepared.getParameterMetaData().getParameterCount())
                    .isEqualTo(sql.names().size());
            ResultSetMetaData columns = name.startsWith("lock-") ? null : prepared.getMetaData(); // read by no one
            for (int i = 1; columns != null && i <= columns.getColumnCount(); i++) {
                assertThat(columns.getColumnTypeName(i))
                        .as(columns.getColumnLabel(i))
                        .isIn(TYPES);
            }
        }
    }

    /** A row that a caller makes for SQLite has all that PostgreSQL needs. */
    @Test
    void overridesHaveTheParametersOfTheCommonStatement() throws Exception {
        List<String> names = StatementFiles.names().toList();
        Map<String, Set<String>> further = new TreeMap<>();
        for (String name : StatementFiles.overrides().filter(names::contains).toList()) {
            Set<String> own = parameters(name, Dialect.POSTGRESQL);
            own.removeAll(parameters(name, Dialect.SQLITE));
            if (!own.isEmpty()) {
                further.put(name, own);
            }
        }
        assertThat(further).isEqualTo(FURTHER_PARAMETERS);
    }

    private static Set<String> parameters(String name, Dialect dialect) {
        return NamedSql.resource(name, dialect).names().stream().collect(Collectors.toSet());
    }

    @Test
    void schemasHaveTheSameTablesAndColumns() throws Exception {
        try (Database sqlite = Database.open("jdbc:sqlite:" + folder.resolve("meterline.db"), TIMEOUT);
                Connection reader = sqlite.readers().getConnection()) {
            assertThat(columns(connection, POSTGRES_COLUMNS)).isEqualTo(columns(reader, SQLITE_COLUMNS));
        }
    }

    private static List<String> columns(Connection connection, String query) throws SQLException {
        return TwoDatabases.query(connection, query).stream()
                .map(row -> row.get(0).toString())
                .filter(column -> !column.startsWith("account_import.") && !column.matches(ALONE))
                .sorted()
                .toList();
    }
}
