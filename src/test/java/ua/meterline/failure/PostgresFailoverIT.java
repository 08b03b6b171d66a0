package ua.meterline.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.fixture.CustomerSms;
import ua.meterline.fixture.Deadline;
import ua.meterline.fixture.GatewayDatabase;
import ua.meterline.fixture.PostgresPair;
import ua.meterline.fixture.RunningGateway;
import ua.meterline.fixture.Stopwatch;
import ua.meterline.simulator.Delivery;
import ua.meterline.simulator.MobileMessage;

/**
 * The primary dies, and its synchronous standby takes its place: nothing acknowledged is lost, nothing stored twice.
 */
class PostgresFailoverIT {
    private static final int RETRYABLE = 0x64;
    private static final int MESSAGES_PER_SECOND = 300;
    private static final int TICK_MILLIS = 20;

    @TempDir
    Path folder;

    private final AtomicInteger sent = new AtomicInteger();
    private final ScheduledExecutorService load = Executors.newSingleThreadScheduledExecutor();
    private PostgresPair pair;
    private RunningGateway running;
    private GatewayDatabase onStandby;

    @BeforeEach
    void start() throws Exception {
        pair = PostgresPair.start();
        String database = pair.newDatabase();
        running = RunningGateway.prepare(folder).storeOn(pair.primary(), pair.url(database));
        onStandby = GatewayDatabase.on(pair.standby(), pair.standby().url(database));
        running.startBound();
    }

    @AfterEach
    void stop() throws Exception {
        load.shutdownNow();
        if (running != null) {
            running.close();
        }
        if (pair != null) {
            pair.close();
        }
    }

    @Test
    void nothingAcknowledgedIsMissingWhenThePrimaryIsKilledUnderLoad() throws Exception {
        pair.delayCommits(Duration.ofMillis(5)); // so that some are in flight
        load.scheduleAtFixedRate(this::send, 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
        awaitAcknowledged(2 * MESSAGES_PER_SECOND);

        pair.failOver();
        Stopwatch stopwatch = new Stopwatch();
        awaitAcknowledged(running.smsc().acknowledged().size() + MESSAGES_PER_SECOND);
        stopwatch.print("primary killed, standby promoted: 300 messages acknowledged again");

        load.shutdown();
        assertThat(load.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        assertThatAllAreStoredOnceAndAnswered();
    }

    /** The connections to the old primary stay open, so that only timeouts end them. */
    @Test
    void aPrimaryThatHangsIsLeftForTheOneThatTookItsPlace() throws Exception {
        load.scheduleAtFixedRate(this::send, 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
        awaitAcknowledged(MESSAGES_PER_SECOND);

        pair.primary().pause();
        pair.promote();
        Stopwatch stopwatch = new Stopwatch();
        awaitAcknowledged(running.smsc().acknowledged().size() + MESSAGES_PER_SECOND);
        stopwatch.print("primary hangs, standby promoted: 300 messages acknowledged again");

        load.shutdown();
        assertThat(load.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        assertThatAllAreStoredOnceAndAnswered();
    }

    @Test
    void aMessageThatWasOnThePrimaryAloneIsStoredAgain() throws Exception {
        MobileMessage message = CustomerSms.reading(1);
        pair.separate();
        CompletableFuture<Delivery> refused = running.smsc().deliver(message);
        await().atMost(RunningGateway.TIMEOUT).until(() -> {
            pair.cancelWaits();
            return running.count("message") == 1;
        });
        assertThat(refused.get(Deadline.SECONDS, TimeUnit.SECONDS).commandStatus())
                .isEqualTo(RETRYABLE);

        pair.failOver();
        assertThat(onStandby.count("message")).isZero();
        running.awaitReady();
        assertThat(running.smsc().deliver(message).get(Deadline.SECONDS, TimeUnit.SECONDS))
                .matches(Delivery::accepted);
        assertThat(onStandby.count("message")).isEqualTo(1);
    }

    private void send() {
        for (int i = 0; i < MESSAGES_PER_SECOND * TICK_MILLIS / 1000; i++) {
            running.smsc().enqueue(CustomerSms.reading(sent.getAndIncrement()));
        }
    }

    private void awaitAcknowledged(int count) {
        await().atMost(RunningGateway.TIMEOUT)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> running.smsc().acknowledged().size() >= count);
    }

    private void assertThatAllAreStoredOnceAndAnswered() {
        await().atMost(RunningGateway.TIMEOUT).until(() -> running.smsc().queued() == 0);
        List<String> stored = onStandby.rows("SELECT sender FROM message");
        Set<String> acknowledged = running.smsc().acknowledged().stream()
                .map(message -> "+" + message.sender().value())
                .collect(Collectors.toSet());
        assertThat(acknowledged).hasSize(sent.get());
        assertThat(new HashSet<>(stored)).containsAll(acknowledged).hasSameSizeAs(stored);
        await().atMost(RunningGateway.TIMEOUT)
                .until(() -> onStandby.count("reply WHERE state = 'sent'") == stored.size());
        assertThat(onStandby.count("reading")).isEqualTo(stored.size());
    }
}
