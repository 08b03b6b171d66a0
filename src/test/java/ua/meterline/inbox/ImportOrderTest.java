package ua.meterline.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.UnitOfWorkHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.reading.Channel;
import ua.meterline.reading.CustomerMessage;

class ImportOrderTest {
    private static final int PERMITS = 32;

    @TempDir
    private Path inbox;

    private final AtomicBoolean halted = new AtomicBoolean();
    private final ImportOrder order = new ImportOrder(halted::get, () -> halted.set(false));
    private final List<Exchange> onTheWay = Collections.synchronizedList(new ArrayList<>());

    @Test
    void limitsTheImportsInFlight() throws Exception {
        for (int i = 0; i < PERMITS; i++) {
            enter(1, 10);
        }
        Thread next = entering(1, 10);

        awaitWaiting(next);
        leave();
        next.join();
        assertThat(onTheWay).hasSize(PERMITS);
    }

    @Test
    void importsAFileOfSeveralMessagesAlone() throws Exception {
        enter(1, 10);
        Thread list = entering(3, 10);
        awaitWaiting(list);
        leave();
        list.join();
        Thread next = entering(1, 10);
        awaitWaiting(next);
        leave();
        next.join();
    }

    @Test
    void countsALargeFileAsSeveral() throws Exception {
        enter(1, 5 * 1024 * 1024);
        Thread next = entering(1, 10);
        awaitWaiting(next);
        leave();
        next.join();
    }

    @Test
    void leavesLaterFilesInTheFolderWhenOneCouldNotBeStored() throws Exception {
        enter(1, 10);
        halted.set(true);
        enter(1, 10);

        assertThat(onTheWay).extracting(Exchange::isRouteStop).containsExactly(false, true);
    }

    @Test
    void pollsAgainWhenNoneIsInFlight() {
        assertThat(order.mayPoll()).isTrue();
        enter(1, 10);
        assertThat(order.mayPoll()).isTrue();
        halted.set(true);
        assertThat(order.mayPoll()).isFalse();
        leave();

        assertThat(order.mayPoll()).isTrue();
        assertThat(halted).isFalse();
    }

    private Thread entering(int messages, int octets) {
        Thread thread = new Thread(() -> enter(messages, octets));
        thread.start();
        return thread;
    }

    private void enter(int messages, int octets) {
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        CustomerMessage message = new CustomerMessage(Channel.EMAIL, "", "", Instant.EPOCH, "x", new byte[16], null);
        exchange.getMessage().setBody(Collections.nCopies(messages, message));
        try {
            Path file = Files.write(inbox.resolve(UUID.randomUUID() + ".eml"), new byte[octets]);
            exchange.setVariable("file", new InboxFile(file, Instant.EPOCH));
            order.process(exchange);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
        onTheWay.add(exchange);
    }

    private void leave() {
        Exchange exchange = onTheWay.remove(0);
        UnitOfWorkHelper.doneSynchronizations(
                exchange, exchange.getExchangeExtension().handoverCompletions());
    }

    private static void awaitWaiting(Thread thread) {
        await().until(() -> thread.getState() == Thread.State.WAITING);
    }
}
