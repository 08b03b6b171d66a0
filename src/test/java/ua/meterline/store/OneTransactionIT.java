package ua.meterline.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.camel.Processor;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ua.meterline.common.DatabaseAddress;
import ua.meterline.fixture.DelayingProxy;
import ua.meterline.fixture.PostgresServer;

/** The blocks of a transaction on a PostgreSQL server. */
class OneTransactionIT {
    private static final NamedSql INSERT = sql("INSERT INTO pair SELECT * FROM unnest(:?a::bigint[], :?b::text[])");
    private static final NamedSql INSERT_ONE = sql("INSERT INTO pair VALUES (:?a, :?b)");
    private static final NamedSql APPEND = sql("UPDATE pair SET b = b || :?end WHERE a >= :?first");

    private final DefaultCamelContext context = new DefaultCamelContext();
    private DelayingProxy line;
    private Database database;
    private OneTransaction transaction;

    @BeforeEach
    void open() throws Exception {
        PostgresServer server = PostgresServer.shared();
        line = new DelayingProxy(server.port());
        String url = server.newDatabase().replace(":" + server.port() + "/", ":" + line.port() + "/");
        database =
                Database.open(new DatabaseAddress(url, server.username(), server.password()), Duration.ofSeconds(30));
        transaction = new OneTransaction(database).lockedByItsFirstStep();
        try (Connection connection = database.writer().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE pair (a BIGINT PRIMARY KEY, b TEXT NOT NULL)");
        }
    }

    @AfterEach
    void close() throws SQLException, IOException {
        context.close();
        database.close();
        line.close();
    }

    @Test
    void writesGoInTheirOrderInOneRoundTrip() throws Exception {
        Processor writes = exchange -> {
            later(INSERT, rows(1, 2, 3));
            later(APPEND, List.of(Map.of("first", 2, "end", "!")));
            later(INSERT_ONE, rows(4));
            later(APPEND, List.of(Map.of("first", 3, "end", "?")));
        };
        run(writes);
        execute("DELETE FROM pair");
        run(exchange -> {}); // the connection has just committed

        assertRoundTrips(2, writes);
        assertThat(pairs()).containsExactly("1 row 1", "2 row 2!", "3 row 3!?", "4 row 4?");
    }

    @Test
    void aStatementThatReadsFindsWhatWasWrittenBefore() throws Exception {
        List<String> found = new ArrayList<>();

        run(exchange -> {
            later(INSERT, rows(1));
            try (Connection connection = transaction.getConnection(null)) {
                found.addAll(pairs(connection));
            }
            later(INSERT, rows(2));
        });

        assertThat(found).containsExactly("1 row 1");
        assertThat(pairs()).containsExactly("1 row 1", "2 row 2");
    }

    /** So does the entry of a phone call, which adds to what the routes have stored. */
    @Test
    void aStatementOfAConnectionThatWasTakenBeforeFindsThemToo() throws Exception {
        List<Integer> changed = new ArrayList<>();

        run(exchange -> {
            Connection taken = transaction.getConnection(null);
            later(INSERT, rows(1, 2));
            try (Statement plain = taken.createStatement();
                    PreparedStatement prepared = taken.prepareStatement("DELETE FROM pair WHERE a > 1")) {
                changed.add(plain.executeUpdate("UPDATE pair SET b = 'changed'"));
                later(INSERT, rows(3));
                changed.add(prepared.executeUpdate());
            }
        });

        assertThat(changed).containsExactly(2, 2);
        assertThat(pairs()).containsExactly("1 changed");
    }

    @Test
    void aSavepointLeavesOutNoWriteBeforeIt() throws Exception {
        run(exchange -> {
            Connection connection = transaction.getConnection(null);
            later(INSERT, rows(1));
            Savepoint before = connection.setSavepoint();
            later(INSERT, rows(2));
            connection.rollback(before);
            later(INSERT, rows(3));
        });

        assertThat(pairs()).containsExactly("1 row 1", "3 row 3");
    }

    @Test
    void nothingIsStoredWhenOneOfTheWritesFails() throws Exception {
        assertThatThrownBy(() -> run(exchange -> {
                    later(INSERT, rows(1));
                    later(INSERT_ONE, rows(1));
                    later(INSERT, rows(2));
                }))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        failure -> assertThat(failure.getSQLState()).isEqualTo("23505"));

        assertThat(pairs()).isEmpty();
        run(exchange -> later(INSERT, rows(3)));
        assertThat(pairs()).containsExactly("3 row 3");
    }

    @Test
    void nothingIsStoredWhenALaterStepFails() throws Exception {
        assertThatThrownBy(() -> run(exchange -> {
                    later(INSERT, rows(1));
                    throw new IllegalStateException("a step");
                }))
                .hasMessage("a step");

        assertThat(pairs()).isEmpty();
    }

    /** A batch would be another statement for each number of rows. */
    @Test
    void severalRowsWaitOnlyAsArrays() throws Exception {
        run(exchange ->
                assertThat(transaction.writesLater(INSERT_ONE, rows(1, 2))).isFalse());
    }

    @Test
    void aConnectionIsTestedUnlessItHasJustCommitted() throws Exception {
        Processor oneWrite = exchange -> later(INSERT, rows(1));
        run(oneWrite);
        execute("DELETE FROM pair");
        long committed = System.nanoTime();
        Awaitility.await().until(() -> System.nanoTime() - committed > ProvenConnection.PROVEN.toNanos());

        assertRoundTrips(3, oneWrite);
    }

    private static NamedSql sql(String sql) {
        return NamedSql.of(sql, Dialect.POSTGRESQL);
    }

    private static List<Map<String, Object>> rows(int... numbers) {
        return Arrays.stream(numbers)
                .mapToObj(number -> Map.<String, Object>of("a", number, "b", "row " + number))
                .toList();
    }

    private void later(NamedSql sql, List<Map<String, Object>> rows) {
        assertThat(transaction.writesLater(sql, rows)).isTrue();
    }

    private void run(Processor block) throws Exception {
        transaction.wrap(null, block).process(new DefaultExchange(context));
    }

    private void assertRoundTrips(int count, Processor block) throws Exception {
        int before = line.roundTrips();
        run(block);
        assertThat(line.roundTrips() - before).as("round trips").isEqualTo(count);
    }

    /** On another connection, as another node does. */
    private void execute(String sql) throws SQLException {
        try (Connection connection = database.writer().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> pairs() throws SQLException {
        try (Connection connection = database.writer().getConnection()) {
            return pairs(connection);
        }
    }

    private static List<String> pairs(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT a, b FROM pair ORDER BY a")) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getInt(1) + " " + rows.getString(2));
            }
            return found;
        }
    }
}
