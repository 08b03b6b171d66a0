package ua.meterline.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.fixture.Deadline;

class OneTransactionTest {
    @TempDir
    Path folder;

    private final Semaphore inTheBlock = new Semaphore(0);
    private final DefaultCamelContext context = new DefaultCamelContext();
    private StoreFixture store;

    @BeforeEach
    void open() throws Exception {
        store = new StoreFixture(folder);
        store.execute("CREATE TABLE pair (a INTEGER PRIMARY KEY, b TEXT NOT NULL) STRICT");
        store.bindTo(context.getRegistry());
        context.getRegistry().bind("pairs", new Pairs());
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:two-steps")
                        .transacted("oneTransaction")
                        .to("statement:insert-pair?rows=#pairs.rows")
                        .to("statement:update-pairs");
                from("direct:insert-and-fail")
                        .transacted("oneTransaction")
                        .to("statement:insert-pair?rows=#pairs.rows")
                        .throwException(new IllegalStateException("after the insert"));
                from("direct:block-in-a-block-and-fail")
                        .transacted("oneTransaction")
                        .to("direct:two-steps")
                        .throwException(new IllegalStateException("after the inner block"));
                from("direct:slow")
                        .transacted("oneTransaction")
                        .to("statement:insert-pair?rows=#pairs.rows")
                        .process(exchange -> inTheBlock.release());
            }
        });
        context.start();
    }

    /** The rows are the body. */
    public static final class Pairs {
        public Object rows(@Body Object body) {
            return body;
        }
    }

    @AfterEach
    void close() throws Exception {
        context.close();
        store.close();
    }

    @Test
    void commitsAllStepsTogether() throws Exception {
        Exchange exchange = send("direct:two-steps", List.of(pair(1, "one"), pair(2, "two")));

        assertThat(exchange.getException()).isNull();
        assertThat(pairs()).containsExactly("1 one!", "2 two!");
    }

    @Test
    void leavesNothingOfABlockThatFails() throws Exception {
        Exchange exchange = send("direct:insert-and-fail", List.of(pair(1, "one"), pair(2, "two")));

        assertThat(exchange.getException()).hasMessage("after the insert");
        assertThat(pairs()).isEmpty();
    }

    @Test
    void leavesNothingOfABlockInsideABlockThatFails() throws Exception {
        Exchange exchange = send("direct:block-in-a-block-and-fail", List.of(pair(1, "one")));

        assertThat(exchange.getException()).hasMessage("after the inner block");
        assertThat(pairs()).isEmpty();
    }

    @Test
    void leavesNothingOfRowsOfWhichOneIsRefused() throws Exception {
        for (int bad = 1; bad <= 3; bad++) {
            int refused = bad;
            List<Map<String, Object>> rows = IntStream.rangeClosed(1, 3)
                    .mapToObj(i -> pair(i == refused ? 7 : i, "row"))
                    .toList();
            store.execute("INSERT INTO pair VALUES (7, 'there')");

            assertThat(send("direct:two-steps", rows).getException()).hasMessageContaining("UNIQUE");
            assertThat(pairs()).as("row %d refused", bad).containsExactly("7 there");
            store.execute("DELETE FROM pair");
        }
    }

    @Test
    void goesOnAfterAFailure() throws Exception {
        send("direct:insert-and-fail", List.of(pair(1, "one")));
        send("direct:two-steps", List.of(pair(2, "two")));

        assertThat(pairs()).containsExactly("2 two!");
    }

    @Test
    void writesAnyNumberOfRowsInOneStepAndEachOnce() throws Exception {
        for (int count : new int[] {1, 2, 3, 256}) {
            send(
                    "direct:two-steps",
                    IntStream.range(0, count).mapToObj(i -> pair(i, "row " + i)).toList());

            assertThat(pairs())
                    .containsExactlyElementsOf(IntStream.range(0, count)
                            .mapToObj(i -> i + " row " + i + "!")
                            .toList());
            store.execute("DELETE FROM pair");
        }
    }

    /** The driver's commit() begins the next transaction at once, and would report this one as failed. */
    @Test
    void isCommittedThoughSomebodyElseBeginsToWriteRightAfterwards() throws Exception {
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("meterline.db"));
                Statement statement = other.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 0");
            for (int i = 0; i < 200; i++) {
                int key = i;
                CompletableFuture<Exchange> sent =
                        CompletableFuture.supplyAsync(() -> send("direct:slow", List.of(pair(key, "row"))));
                inTheBlock.acquire();
                beginAsSoonAsPossible(statement);
                assertThat(sent.get(Deadline.SECONDS, TimeUnit.SECONDS).getException())
                        .isNull();
                statement.execute("ROLLBACK");
            }
        }
        assertThat(pairs()).hasSize(200);
    }

    private static void beginAsSoonAsPossible(Statement statement) {
        boolean begun = false;
        while (!begun) {
            try {
                statement.execute("BEGIN IMMEDIATE");
                begun = true;
            } catch (SQLException busy) {
                // again
            }
        }
    }

    @Test
    void givesTheConnectionBackHoweverTheBlockEnds() throws Exception {
        for (int i = 0; i < 5; i++) {
            send("direct:insert-and-fail", List.of(pair(i, "row")));
            send("direct:two-steps", List.of(pair(i, "row")));
        }
        assertThat(pairs()).hasSize(5);
    }

    @Test
    void failsWhenARowLacksAParameter() throws Exception {
        Exchange exchange = send("direct:two-steps", List.of(pair(1, "one"), Map.of("a", 2)));

        assertThat(exchange.getException()).hasStackTraceContaining("a row lacks the parameter b");
        assertThat(pairs()).isEmpty();
    }

    private Exchange send(String uri, Object rows) {
        return context.createProducerTemplate()
                .send(uri, exchange -> exchange.getMessage().setBody(rows));
    }

    private List<String> pairs() throws Exception {
        return store.rows("SELECT a, b FROM pair ORDER BY a");
    }

    private static Map<String, Object> pair(int a, String b) {
        return Map.of("a", a, "b", b);
    }
}
