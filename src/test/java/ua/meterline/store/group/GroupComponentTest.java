package ua.meterline.store.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import ua.meterline.store.StoreUnavailableException;

@Timeout(30)
class GroupComponentTest {
    private static final String POISON = "poison";

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final List<List<?>> stored = new CopyOnWriteArrayList<>();
    private final List<String> continued = new CopyOnWriteArrayList<>();
    private final List<String> events = new CopyOnWriteArrayList<>();
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final CountDownLatch storing = new CountDownLatch(1);
    private final Semaphore disk = new Semaphore(0);
    private volatile boolean locked;
    private GroupComponent component;
    private ProducerTemplate template;

    private final GroupListener listener = new GroupListener() {
        @Override
        public void groupOpened(String name) {
            events.add("opened " + name);
        }

        @Override
        public void groupStored(String name, int size, Duration time) {
            events.add("stored " + name + " " + size);
        }

        @Override
        public void groupFailed(String name, int size, Throwable failure) {
            events.add("failed " + name + " " + size + " " + failure.getMessage());
        }

        @Override
        public void bodyCompleted(String name, Throwable failure) {
            bodies.add(name + (failure == null ? " stored" : " " + failure.getMessage()));
        }
    };

    @BeforeEach
    void startRoutes() throws Exception {
        component = new GroupComponent(Duration.ofSeconds(10), List.of(listener));
        context.addComponent("group", component);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:add").to("group:store-items").process(GroupComponentTest.this::proceed);
                from("direct:add-briefly").to("group:store-items?timeout=50").process(GroupComponentTest.this::proceed);
                from("direct:add-ordered")
                        .to("group:store-items?ordered=true")
                        .process(GroupComponentTest.this::proceed);
                from("direct:add-stubbornly")
                        .to("group:store-items?retryDelay=20")
                        .process(GroupComponentTest.this::proceed);
                from("direct:add-elsewhere").to("group:no-route");
                from("group:store-items?maxSize=3").process(GroupComponentTest.this::store);
            }
        });
        context.start();
        template = context.createProducerTemplate();
    }

    @AfterEach
    void stop() {
        disk.release(1_000);
        context.stop();
    }

    private void store(Exchange exchange) throws Exception {
        List<?> group = exchange.getMessage().getBody(List.class);
        storing.countDown();
        disk.acquire();
        if (locked) {
            throw new SQLiteException("locked", SQLiteErrorCode.SQLITE_BUSY);
        } else if (group.contains(POISON)) {
            throw new IllegalStateException(POISON);
        }
        stored.add(group);
    }

    private void proceed(Exchange exchange) {
        continued.add(exchange.getMessage().getBody(String.class) + " on "
                + Thread.currentThread().getName());
    }

    @Test
    void proceedsWithAnExchangeWhenItsGroupIsStored() throws Exception {
        List<CompletableFuture<Exchange>> exchanges = addWhileStoring("direct:add", "a", "b", "c", "d", "e");
        assertThat(exchanges).noneMatch(CompletableFuture::isDone);
        assertThat(continued).isEmpty();

        disk.release(3);
        assertThat(exchanges)
                .allSatisfy(
                        exchange -> assertThat(exchange.join().getException()).isNull());
        assertThat(stored).containsExactly(List.of("a"), List.of("b", "c", "d"), List.of("e"));
        assertThat(continued).hasSize(5).allMatch(line -> line.endsWith(" on store-items-release"));
    }

    @Test
    void failsOnlyTheItemThatCannotBeStored() throws Exception {
        List<CompletableFuture<Exchange>> exchanges = addWhileStoring("direct:add", "a", "b", POISON, "d");
        disk.release(10);

        assertThat(exchanges)
                .map(exchange -> exchange.join().getException() == null)
                .containsExactly(true, true, false, true);
        assertThat(exchanges.get(2).join().getException()).hasMessage(POISON);
        assertThat(stored).containsExactly(List.of("a"), List.of("b"), List.of("d"));
    }

    @Test
    void failsAnExchangeThatIsNotStoredInTime() throws Exception {
        List<CompletableFuture<Exchange>> exchanges = addWhileStoring("direct:add-briefly", "a", "b");

        assertThat(exchanges.get(1).join().getException()).isInstanceOf(StoreUnavailableException.class);
        disk.release(10);
        component.drain("store-items");
        assertThat(stored).as("an item that was withdrawn is not stored").containsExactly(List.of("a"));
    }

    @Test
    void proceedsInTheOrderOfCommitsOnAThreadOfItsOwn() throws Exception {
        List<CompletableFuture<Exchange>> exchanges = addWhileStoring("direct:add-ordered", "a", "b", "c", "d", "e");
        disk.release(3);
        exchanges.forEach(CompletableFuture::join);

        assertThat(continued).map(line -> line.substring(0, 1)).containsExactly("a", "b", "c", "d", "e");
        assertThat(continued).allMatch(line -> line.endsWith("group://store-items"));
    }

    @Test
    void addsAnItemAgainUntilItIsStored() throws Exception {
        locked = true;
        List<CompletableFuture<Exchange>> exchanges = addWhileStoring("direct:add-stubbornly", "a");
        disk.release(3);
        await().until(() -> disk.availablePermits() == 0);
        locked = false;
        disk.release(100);

        assertThat(exchanges.get(0).join().getException()).isNull();
        assertThat(stored).containsExactly(List.of("a"));
    }

    @Test
    void failsWhereNoRouteTakesTheGroup() {
        assertThat(template.send("direct:add-elsewhere", exchange -> {}).getException())
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessage("no route takes group:no-route");
    }

    @Test
    void tellsListenersHowEachAttemptEnds() throws Exception {
        List<CompletableFuture<Exchange>> exchanges = addWhileStoring("direct:add", "a", "b", POISON);
        disk.release(10);
        exchanges.forEach(CompletableFuture::join);

        assertThat(events)
                .containsExactly(
                        "opened store-items",
                        "stored store-items 1",
                        "failed store-items 2 poison",
                        "stored store-items 1",
                        "failed store-items 1 poison");
    }

    @Test
    void tellsListenersWhatBecomesOfEachBody() throws Exception {
        List<CompletableFuture<Exchange>> exchanges = addWhileStoring("direct:add", "a", "b", POISON);
        disk.release(10);
        exchanges.forEach(CompletableFuture::join);

        assertThat(bodies).containsExactlyInAnyOrder("store-items stored", "store-items stored", "store-items poison");
    }

    @Test
    void storesWhatIsWaitingWhenDrainedAndFailsWhatComesLater() throws Exception {
        List<CompletableFuture<Exchange>> exchanges = addWhileStoring("direct:add", "a", "b");
        disk.release(10);
        component.drain("store-items");

        assertThat(exchanges)
                .allSatisfy(
                        exchange -> assertThat(exchange.join().getException()).isNull());
        assertThat(send("direct:add", "late").join().getException()).isInstanceOf(StoreUnavailableException.class);
    }

    @Test
    void takesGroupsAgainAfterItsRouteWasRestarted() throws Exception {
        disk.release(10);
        String route = context.getRoutes().get(context.getRoutes().size() - 1).getRouteId();
        context.getRouteController().stopRoute(route);
        assertThat(send("direct:add", "stopped").join().getException()).isInstanceOf(StoreUnavailableException.class);
        context.getRouteController().startRoute(route);

        assertThat(send("direct:add", "started").join().getException()).isNull();
    }

    /** Adds the first, and the others while that is being stored. */
    private List<CompletableFuture<Exchange>> addWhileStoring(String route, String... items) throws Exception {
        CompletableFuture<Exchange> first = send(route, items[0]);
        storing.await();
        List<CompletableFuture<Exchange>> others =
                Stream.of(items).skip(1).map(item -> send(route, item)).toList();
        return Stream.concat(Stream.of(first), others.stream()).toList();
    }

    /** The exchange leaves its route before it is stored, so that no thread waits. */
    private CompletableFuture<Exchange> send(String route, String item) {
        Exchange exchange = context.getEndpoint(route).createExchange();
        exchange.getMessage().setBody(item);
        CompletableFuture<Exchange> done = new CompletableFuture<>();
        try {
            AsyncProducer producer = context.getEndpoint(route).createAsyncProducer();
            producer.start();
            producer.process(exchange, sync -> done.complete(exchange));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return done;
    }
}
