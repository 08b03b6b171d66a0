package ua.meterline.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.fixture.CustomerSms;
import ua.meterline.fixture.Deadline;
import ua.meterline.fixture.GatewayDatabase;
import ua.meterline.fixture.GatewayEnvironment;
import ua.meterline.fixture.GatewayProcess;
import ua.meterline.fixture.RunningGateway;
import ua.meterline.fixture.Stopwatch;
import ua.meterline.simulator.BoundEsme;
import ua.meterline.simulator.Delivery;
import ua.meterline.simulator.SimulatorListener;
import ua.meterline.simulator.SimulatorOptions;
import ua.meterline.simulator.SmscSimulator;

/** SIGTERM completes work in flight; the log names no customer. */
class ShutdownIT {
    /** The gateway takes 6 seconds at most; a loaded machine is given more. */
    private static final Duration SHUTDOWN_LIMIT = Duration.ofSeconds(15);

    @TempDir
    Path folder;

    private final List<Delivery> deliveries = new CopyOnWriteArrayList<>();
    private final CountDownLatch lost = new CountDownLatch(2);
    private SmscSimulator smsc;
    private GatewayProcess gateway;

    /** The SMSC waits for responses longer than a test takes, so that no late one is taken for a missing one. */
    @BeforeEach
    void listen() throws Exception {
        smsc = new SmscSimulator(SimulatorOptions.builder()
                        .window(100)
                        .responseTimeout(Duration.ofMinutes(1))
                        .redeliveryDelay(Duration.ofMillis(100))
                        .build())
                .start();
        smsc.addListener(new SimulatorListener() {
            @Override
            public void delivered(Delivery delivery) {
                deliveries.add(delivery);
            }

            @Override
            public void unbound(BoundEsme esme, boolean politely) {
                lost.countDown();
            }
        });
    }

    private void start(Map<String, ?> settings) throws Exception {
        gateway = GatewayProcess.start(
                folder,
                new GatewayEnvironment(folder, smsc.port())
                        .with("SHUTDOWN_TIMEOUT", "3s")
                        .with(settings));
        gateway.awaitBoundTo(smsc);
    }

    @AfterEach
    void stop() {
        gateway.close();
        smsc.close();
    }

    /** A message in flight may be stored without a response when time is up: its redelivery is deduplicated. */
    @Test
    void completesMessagesInFlightAndRejectsTheOthers() throws Exception {
        start(Map.of());
        smsc.behaviour().answerSubmitsAfter(Duration.ofMillis(300));
        CustomerSms.readings(0, 3000).forEach(smsc::enqueue);
        await().atMost(RunningGateway.TIMEOUT).until(() -> smsc.acknowledged().size() > 300);
        gateway.terminate();
        assertThat(gateway.endsWithin(SHUTDOWN_LIMIT)).isTrue();
        assertThat(deliveries).extracting(Delivery::commandStatus).containsOnly(0, 0x64);
        List<String> stored = GatewayDatabase.in(folder).rows("SELECT sender FROM message");
        assertThat(stored)
                .doesNotHaveDuplicates()
                .containsAll(sendersOf(Delivery::accepted))
                .doesNotContainAnyElementsOf(sendersOf(delivery -> !delivery.accepted()));
        assertThat(folder.resolve("meterline.db-wal")).doesNotExist();
        assertThatTheLogIsClean();
    }

    @Test
    void sendsPendingReplies() throws Exception {
        start(Map.of());
        smsc.behaviour().answerSubmitsAfter(Duration.ofMillis(200));
        CustomerSms.readings(0, 200).forEach(smsc::enqueue);
        await().atMost(RunningGateway.TIMEOUT).until(() -> smsc.acknowledged().size() == 200);
        gateway.terminate();
        assertThat(gateway.endsWithin(SHUTDOWN_LIMIT)).isTrue();
        assertThat(GatewayDatabase.in(folder).count("reply WHERE state = 'sent'"))
                .isEqualTo(200);
        assertThatTheLogIsClean();
    }

    @Test
    void doesNotWaitLongForAFrozenSmsc() throws Exception {
        start(Map.of("SMPP_ENQUIRE_LINK_INTERVAL", "1s"));
        CustomerSms.readings(0, 100).forEach(smsc::enqueue);
        smsc.behaviour().silentOnSubmits(true);
        await().atMost(RunningGateway.TIMEOUT).until(() -> smsc.acknowledged().size() == 100);
        smsc.behaviour().freeze(true);
        gateway.terminate();
        assertThat(gateway.endsWithin(SHUTDOWN_LIMIT)).isTrue();
        assertThatTheLogIsClean();
    }

    /** Replies are sent meanwhile whose states cannot be stored; each attempt to store them waits for the lock. */
    @Test
    void endsInTimeWhileTheDatabaseIsLocked() throws Exception {
        start(Map.of());
        smsc.behaviour().answerSubmitsAfter(Duration.ofSeconds(1));
        CustomerSms.readings(0, 2_000).forEach(smsc::enqueue);
        await().atMost(RunningGateway.TIMEOUT).until(() -> smsc.acknowledged().size() == 2_000);
        try (Connection other = GatewayDatabase.in(folder).connect();
                Statement lock = other.createStatement()) {
            lock.execute("BEGIN IMMEDIATE");
            gateway.terminate();
            assertThat(gateway.endsWithin(Duration.ofSeconds(20))).isTrue();
            lock.execute("ROLLBACK");
        }
        assertThat(gateway.log()).contains("Stopped").doesNotContain("\tat ");
        assertThat(GatewayDatabase.in(folder).count("message")).isEqualTo(2_000);
        assertThat(GatewayDatabase.in(folder).count("reply")).isEqualTo(2_000);
    }

    /** As with a disk whose fsync takes a minute: the thread that writes cannot be joined. */
    @Test
    void endsInTimeWhileAWriteDoesNotReturn() throws Exception {
        start(Map.of("DATABASE_TIMEOUT", "60s", "SHUTDOWN_TIMEOUT", "1s"));
        try (Connection other = GatewayDatabase.in(folder).connect();
                Statement lock = other.createStatement()) {
            lock.execute("BEGIN IMMEDIATE");
            smsc.enqueue(CustomerSms.reading(1));
            await().during(Duration.ofMillis(500))
                    .until(() -> smsc.acknowledged().isEmpty());
            Stopwatch stopwatch = new Stopwatch();
            gateway.terminate();
            assertThat(gateway.endsWithin(SHUTDOWN_LIMIT)).isTrue();
            stopwatch.print("write that does not return: ended by SIGTERM");
        }
        assertThat(gateway.log()).contains("Stopping: not complete within 6 s", "Stopped");
        assertThat(gateway.exitCode()).isZero();
    }

    @Test
    void logsNoPersonalData() throws Exception {
        start(Map.of());
        smsc.behaviour().refuseNextSubmits(5, 0x0B);
        CustomerSms.readings(0, 50).forEach(smsc::enqueue);
        smsc.enqueue(CustomerSms.message(50, "показания 0501234567 12345"));
        await().atMost(RunningGateway.TIMEOUT).until(() -> smsc.acknowledged().size() == 51);
        smsc.dropLinks();
        // smsc.bound() would not do: the gateway binds again within milliseconds.
        assertThat(lost.await(Deadline.SECONDS, TimeUnit.SECONDS)).isTrue();
        gateway.awaitBoundTo(smsc);
        gateway.terminate();
        assertThat(gateway.endsWithin(SHUTDOWN_LIMIT)).isTrue();
        assertThatTheLogIsClean();
    }

    private List<String> sendersOf(Predicate<Delivery> which) {
        return deliveries.stream()
                .filter(which)
                .map(delivery -> "+" + delivery.message().sender().value())
                .toList();
    }

    private void assertThatTheLogIsClean() {
        assertThat(gateway.log())
                .contains("Stopping", "Stopped")
                .doesNotContain("\tat ", "Exception", "ERROR")
                .doesNotContainPattern("38050\\d{7}")
                .doesNotContainPattern("\\b05\\d{8}\\b")
                .doesNotContain("показания", "Неправильный");
        assertThat(Files.exists(folder.resolve("meterline.db"))).isTrue();
    }
}
