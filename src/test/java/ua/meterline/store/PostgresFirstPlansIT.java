package ua.meterline.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ua.meterline.common.DatabaseAddress;
import ua.meterline.fixture.PostgresServer;

/**
 * The statements of routes on new tables, which were never analyzed. A gateway prepares them with its first messages
 * and keeps the plans: one that reads a table of three rows would read the same table of a million.
 */
class PostgresFirstPlansIT {
    private static final Pattern STATEMENT = Pattern.compile("statement:([a-z-]+)");
    private static final String READS_A_TABLE = ".*(Seq Scan on|Hash.* Join|Merge.* Join).*";

    private static Database database;
    private static Connection connection;

    @BeforeAll
    static void create() throws Exception {
        PostgresServer server = PostgresServer.shared();
        DatabaseAddress address = new DatabaseAddress(server.newDatabase(), server.username(), server.password());
        database = Database.open(address, Duration.ofSeconds(60));
        connection = database.routeWriter().getConnection();
    }

    @AfterAll
    static void close() throws Exception {
        if (database != null) {
            connection.close();
            database.close();
        }
    }

    /** Tables of limits hold who was active within half an hour, and are cleared now and then. */
    private static final Set<String> READS_ALL = Set.of("delete-full-rate-limits");

    static Stream<String> statementsOfRoutes() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("routes"))) {
            return files
                    .flatMap(PostgresFirstPlansIT::statements)
                    .filter(name -> !READS_ALL.contains(name))
                    .distinct()
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private static Stream<String> statements(Path route) {
        try {
            return STATEMENT.matcher(Files.readString(route)).results().map(found -> found.group(1)).toList().stream();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("statementsOfRoutes")
    void findsItsRowsByAnIndexInANewTable(String name) throws Exception {
        assertThat(GenericPlan.of(connection, name)).noneMatch(step -> step.matches(READS_A_TABLE));
    }

    /** The plan for a parameter costs more than the execution, where a group has ten messages. */
    @Test
    void isPlannedOnceHoweverOftenItIsExecuted() throws Exception {
        try (PreparedStatement replies =
                connection.prepareStatement("SELECT text FROM reply WHERE state = 'pending' AND message_id = ?")) {
            for (int i = 0; i < 20; i++) {
                replies.setLong(1, i);
                replies.executeQuery().close();
            }
        }
        try (Statement statement = connection.createStatement();
                ResultSet plans = statement.executeQuery("SELECT generic_plans, custom_plans FROM"
                        + " pg_prepared_statements WHERE statement LIKE 'SELECT text FROM reply%'")) {
            assertThat(plans.next()).isTrue();
            assertThat(plans.getInt("generic_plans")).isGreaterThan(10);
            assertThat(plans.getInt("custom_plans")).isZero();
        }
    }
}
