package ua.meterline.store.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.store.StoreFixture;

/** The statements of {@code src/test/resources/sql}. */
class StatementComponentTest {
    @TempDir
    Path folder;

    private final DefaultCamelContext context = new DefaultCamelContext();
    private StoreFixture store;

    /** Makes rows of what is on the exchange. */
    public static final class PairRows {
        public List<Map<String, Object>> fromBody(@Body List<Integer> numbers) {
            return numbers.stream().map(PairRows::pair).toList();
        }

        public Map<String, Object> fromHeader(@Header("number") int number) {
            return pair(number);
        }

        public Map<String, Object> first(@Header("first") int first) {
            return Map.of("first", first);
        }

        public Map<String, Object> failing() {
            throw new IllegalStateException("no rows");
        }

        private static Map<String, Object> pair(int number) {
            return Map.of("a", number, "b", "row " + number);
        }
    }

    @BeforeEach
    void open() throws Exception {
        store = new StoreFixture(folder);
        store.execute("CREATE TABLE pair (a INTEGER PRIMARY KEY, b TEXT NOT NULL) STRICT");
        store.bindTo(context.getRegistry());
        context.getRegistry().bind("pairRows", new PairRows());
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                transacted("direct:insert", "statement:insert-pair?rows=#pairRows.fromBody");
                transacted("direct:insert-one", "statement:insert-pair?rows=#pairRows.fromHeader");
                transacted("direct:update", "statement:update-pairs");
                transacted("direct:fail", "statement:insert-pair?rows=#pairRows.failing");
                transacted("direct:select-in-transaction", "statement:select-pairs?rows=#pairRows.first");
                from("direct:select").to("statement:select-pairs?rows=#pairRows.first");
                from("direct:update-outside").to("statement:update-pairs");
            }

            private void transacted(String from, String statement) {
                from(from).transacted("oneTransaction").to(statement);
            }
        });
        context.start();
    }

    @AfterEach
    void close() throws Exception {
        context.close();
        store.close();
    }

    @Test
    void executesAStatementForEachRowAndKeepsTheBody() throws Exception {
        List<Integer> numbers = List.of(1, 2, 3);
        Exchange exchange = send("direct:insert", numbers, Map.of());

        assertThat(exchange.getMessage().getBody()).isSameAs(numbers);
        assertThat(pairs()).containsExactly("1 row 1", "2 row 2", "3 row 3");
    }

    @Test
    void takesAMapForOneRow() throws Exception {
        Exchange exchange = send("direct:insert-one", "a body", Map.of("number", 7));

        assertThat(exchange.getMessage().getBody()).isEqualTo("a body");
        assertThat(pairs()).containsExactly("7 row 7");
    }

    @Test
    void executesNothingWithoutRows() throws Exception {
        Exchange exchange = send("direct:insert", List.of(), Map.of());

        assertThat(exchange.getException()).isNull();
        assertThat(pairs()).isEmpty();
    }

    @Test
    void executesAStatementWithoutParametersOnce() throws Exception {
        send("direct:insert", List.of(1, 2), Map.of());
        send("direct:update", null, Map.of());

        assertThat(pairs()).containsExactly("1 row 1!", "2 row 2!");
    }

    @Test
    void putsSelectedRowsIntoTheBodyInsideAndOutsideOfATransaction() throws Exception {
        send("direct:insert", List.of(1, 2, 3), Map.of());

        for (String route : List.of("direct:select", "direct:select-in-transaction")) {
            assertThat(send(route, "a body", Map.of("first", 2)).getMessage().getBody())
                    .isEqualTo(List.of(Map.of("a", 2, "b", "row 2"), Map.of("a", 3, "b", "row 3")));
        }
    }

    @Test
    void refusesToWriteOutsideOfATransaction() throws Exception {
        send("direct:insert", List.of(1), Map.of());

        assertThat(send("direct:update-outside", null, Map.of()).getException())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("statement://update-pairs writes and needs a transaction around it");
        assertThat(pairs()).containsExactly("1 row 1");
    }

    @Test
    void failsWithWhatTheBeanFailedWith() throws Exception {
        assertThat(send("direct:fail", null, Map.of()).getException()).hasStackTraceContaining("no rows");
        assertThat(pairs()).isEmpty();
    }

    @Test
    void refusesARouteWhoseStatementBeanOrMethodIsMissing() {
        assertCannotStart("statement:no-such-statement", "no statement sql/no-such-statement.sql");
        assertCannotStart("statement:insert-pair?rows=#nobody.rows", "nobody");
        assertCannotStart("statement:insert-pair?rows=#pairRows.nothing", "nothing");
        assertCannotStart("statement:insert-pair?rows=pairRows", "rows must be #bean.method");
        assertCannotStart("statement:update-pairs?unknown=1", "unknown");
    }

    private void assertCannotStart(String uri, String reason) {
        assertThatThrownBy(() -> context.addRoutes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:" + uri.hashCode()).to(uri);
                    }
                }))
                .hasStackTraceContaining(reason);
    }

    private Exchange send(String route, Object body, Map<String, Object> headers) {
        return context.createProducerTemplate().send(route, exchange -> {
            exchange.getMessage().setBody(body);
            exchange.getMessage().setHeaders(new HashMap<>(headers));
        });
    }

    private List<String> pairs() throws Exception {
        return store.rows("SELECT a, b FROM pair ORDER BY a");
    }
}
