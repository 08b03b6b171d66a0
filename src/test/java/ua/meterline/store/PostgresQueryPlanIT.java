package ua.meterline.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import ua.meterline.common.DatabaseAddress;
import ua.meterline.fixture.PostgresServer;

/**
 * How PostgreSQL executes the statements on tables of some months. The plans are generic: the values of the parameters,
 * by which it finds better ones, are unknown.
 */
class PostgresQueryPlanIT {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    /** Erasures on demand and daily maintenance: they read a table. */
    private static final Set<String> READ_A_TABLE = Set.of(
            "count-erasable",
            "count-old-notices",
            "count-old-receipts",
            "delete-expired-cabinet-sessions",
            "delete-expired-sessions",
            "erase-account-questions",
            "erase-bindings",
            "erase-cabinet-accounts",
            "erase-login-codes",
            "erase-notices",
            "erase-receipts",
            "erase-reminder-accounts",
            "purge-cabinet-accounts",
            "purge-cabinet-sessions",
            "select-accounts-of-sender",
            "select-accounts-with-phone",
            "select-other-senders");
    /** A scan of anything but the rows of an import, and of tables with a row or a few. */
    private static final String SCAN =
            ".*Seq Scan on (?!account_import|heartbeat|retention|message_index|canary|window_extension).*";

    private static final Pattern COST = Pattern.compile("cost=[0-9.]+\\.\\.([0-9]+)");
    /** Not a plan of its own, or on tables that are not there. */
    private static final Set<String> WITHOUT_PLAN = Set.of(
            "create-account-import",
            "drop-account-import",
            "select-schema-definitions",
            "insert-history",
            "insert-last-message",
            "delete-replayed-messages",
            "delete-replayed-replies",
            "select-replayed",
            "select-stored-messages");

    private static Database database;
    private static Connection connection;

    @BeforeAll
    static void fill() throws Exception {
        PostgresServer server = PostgresServer.shared();
        database =
                Database.open(new DatabaseAddress(server.newDatabase(), server.username(), server.password()), TIMEOUT);
        connection = database.writer().getConnection();
        for (String statement : Files.readString(Path.of("src/test/resources/store/many-rows.sql"))
                .split("\n\n")) {
            execute(statement);
        }
        execute(NamedSql.resource("create-account-import", Dialect.POSTGRESQL).positional());
    }

    @AfterAll
    static void close() throws Exception {
        if (database != null) {
            connection.close();
            database.close();
        }
    }

    static Stream<String> statements() throws Exception {
        return StatementFiles.names()
                .filter(name -> !WITHOUT_PLAN.contains(name))
                .filter(name -> !READ_A_TABLE.contains(name));
    }

    @ParameterizedTest
    @MethodSource("statements")
    void findsItsRowsByAnIndex(String name) throws Exception {
        // Otherwise it reads a table of some pages, which is no worse while it is small.
        execute("SET enable_seqscan = off");
        assertThat(GenericPlan.of(connection, name)).noneMatch(step -> step.matches(SCAN));
    }

    /** A lookup by an index costs about 8, and of a list it expects a hundred. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "select-questions",
                "select-account-questions",
                "select-bindings",
                "select-imported",
                "select-exported",
                "select-known",
                "select-asked",
                "select-known-segments",
                "select-due-replies",
                "select-due-notices",
                "select-due-mail-replies",
                "select-sent-ids",
                "select-sent-notices",
                "select-unmatched-receipts",
                "insert-message",
                "insert-reading",
                "update-reading",
                "insert-reply",
                "update-reply",
                "insert-sent-id",
                "upsert-binding",
                "update-reply-delivery",
                "update-receipt"
            })
    void costsLittleForEachGroup(String name) throws Exception {
        execute("SET enable_seqscan = on");
        Matcher cost = COST.matcher(GenericPlan.of(connection, name).get(0));
        assertThat(cost.find()).isTrue();
        assertThat(Integer.parseInt(cost.group(1))).isLessThan(3000);
    }

    private static void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
