package ua.meterline.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import ua.meterline.fixture.CustomerSms;
import ua.meterline.fixture.GatewayDatabase;
import ua.meterline.simulator.SmscSimulator;
import ua.meterline.simulator.SubmittedMessage;

/**
 * One reading from each of many customers, 300 a second, which the SMSC delivers to any of its receivers until one
 * acknowledges it; and what became of them. Thread-safe.
 */
final class ReadingLoad implements AutoCloseable {
    private static final int MESSAGES_PER_SECOND = 300;
    private static final int TICK_MILLIS = 20;

    private final SmscSimulator smsc;
    private final Duration timeout;
    private final AtomicInteger sent = new AtomicInteger();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

    private ReadingLoad(SmscSimulator smsc, Duration timeout) {
        this.smsc = smsc;
        this.timeout = timeout;
    }

    /** @param timeout of each wait */
    static ReadingLoad start(SmscSimulator smsc, Duration timeout) {
        ReadingLoad load = new ReadingLoad(smsc, timeout);
        load.timer.scheduleAtFixedRate(load::send, 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
        return load;
    }

    private void send() {
        for (int i = 0; i < MESSAGES_PER_SECOND * TICK_MILLIS / 1000; i++) {
            smsc.enqueue(CustomerSms.reading(sent.getAndIncrement()));
        }
    }

    void awaitReplies(int count) throws InterruptedException {
        assertThat(smsc.awaitSubmitted(count, timeout)).hasSizeGreaterThanOrEqualTo(count);
    }

    void awaitMoreReplies(int count) throws InterruptedException {
        awaitReplies(smsc.submitted().size() + count);
    }

    /** How many replies the SMSC has, and the database does not know as sent. */
    static int inFlight(SmscSimulator smsc, GatewayDatabase database) {
        return unstored(smsc, database.rows("SELECT recipient FROM reply WHERE state = 'pending'"));
    }

    /** Those that a node has claimed. */
    static int inFlight(SmscSimulator smsc, GatewayDatabase database, String node) {
        return unstored(
                smsc, database.rows("SELECT recipient FROM reply WHERE state = 'pending' AND claimed_by = ?", node));
    }

    private static int unstored(SmscSimulator smsc, List<String> pending) {
        Set<String> both = new HashSet<>(pending);
        both.retainAll(recipients(smsc.submitted()));
        return both.size();
    }

    /** Ends the load, and waits until all of it is acknowledged, and each reply stored as sent. */
    void stop(GatewayDatabase database) throws InterruptedException {
        timer.shutdown();
        assertThat(timer.awaitTermination(timeout.toSeconds(), TimeUnit.SECONDS))
                .isTrue();
        await().atMost(timeout).until(() -> smsc.queued() == 0);
        await().atMost(timeout).until(() -> database.count("reply WHERE state <> 'sent'") == 0);
    }

    int sent() {
        return sent.get();
    }

    void assertThatNothingIsLostOrDoubled(GatewayDatabase database) {
        Set<String> customers = IntStream.range(0, sent.get())
                .mapToObj(number -> "+" + CustomerSms.sender(number))
                .collect(Collectors.toSet());
        Set<String> acknowledged = smsc.acknowledged().stream()
                .map(message -> "+" + message.sender().value())
                .collect(Collectors.toSet());
        List<String> stored = database.rows("SELECT sender FROM message").stream()
                .filter(customers::contains)
                .toList();
        assertThat(without(customers, acknowledged)).as("not acknowledged").isEmpty();
        assertThat(stored).as("messages").hasSize(customers.size());
        assertThat(new HashSet<>(stored)).as("customers").hasSize(customers.size());
        assertThat(without(customers, recipients(smsc.submitted())))
                .as("not answered")
                .isEmpty();
    }

    private static Set<String> without(Set<String> numbers, Set<String> others) {
        return numbers.stream().filter(number -> !others.contains(number)).collect(Collectors.toSet());
    }

    /** Replies beyond the first to each customer of the load. */
    int repeated() {
        return repeated(smsc.submitted().stream()
                .filter(reply -> reply.destination().value().startsWith("38050"))
                .toList());
    }

    /** Messages beyond the first to each number. */
    static int repeated(Collection<SubmittedMessage> submitted) {
        Map<String, Long> counts = submitted.stream()
                .collect(Collectors.groupingBy(message -> message.destination().value(), Collectors.counting()));
        return counts.values().stream().mapToInt(count -> count.intValue() - 1).sum();
    }

    static Set<String> recipients(Collection<SubmittedMessage> submitted) {
        return submitted.stream()
                .map(message -> "+" + message.destination().value())
                .collect(Collectors.toSet());
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
