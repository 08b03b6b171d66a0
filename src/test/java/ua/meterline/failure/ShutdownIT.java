package ua.meterline.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.fixture.CustomerSms;
import ua.meterline.fixture.GatewayDatabase;
import ua.meterline.fixture.GatewayEnvironment;
import ua.meterline.fixture.GatewayProcess;
import ua.meterline.fixture.RunningGateway;
import ua.meterline.simulator.BoundEsme;
import ua.meterline.simulator.Delivery;
import ua.meterline.simulator.SimulatorListener;
import ua.meterline.simulator.SmscSimulator;

/** SIGTERM completes work in flight; the log names no customer. */
class ShutdownIT {
    private static final Duration SHUTDOWN_LIMIT = Duration.ofSeconds(6);

    @TempDir
    Path folder;

    private final List<Integer> statuses = new CopyOnWriteArrayList<>();
    private final CountDownLatch lost = new CountDownLatch(2);
    private SmscSimulator smsc;
    private GatewayProcess gateway;

    @BeforeEach
    void start() throws Exception {
        smsc = RunningGateway.startSmsc();
        smsc.addListener(new SimulatorListener() {
            @Override
            public void delivered(Delivery delivery) {
                statuses.add(delivery.commandStatus());
            }

            @Override
            public void unbound(BoundEsme esme, boolean politely) {
                lost.countDown();
            }
        });
        gateway = GatewayProcess.start(
                folder, new GatewayEnvironment(folder, smsc.port()).with("SHUTDOWN_TIMEOUT", "3s"));
        gateway.awaitBoundTo(smsc);
    }

    @AfterEach
    void stop() {
        gateway.close();
        smsc.close();
    }

    @Test
    void completesMessagesInFlightAndRejectsTheOthers() throws Exception {
        smsc.behaviour().answerSubmitsAfter(Duration.ofMillis(300));
        CustomerSms.readings(0, 3000).forEach(smsc::enqueue);
        await().atMost(RunningGateway.TIMEOUT).until(() -> smsc.acknowledged().size() > 300);
        gateway.terminate();
        assertThat(gateway.endsWithin(SHUTDOWN_LIMIT)).isTrue();
        assertThat(statuses).containsOnly(0, 0x64);
        GatewayDatabase rows = GatewayDatabase.in(folder);
        assertThat(rows.count("message")).isEqualTo(smsc.acknowledged().size());
        assertThat(folder.resolve("meterline.db-wal")).doesNotExist();
        assertThatTheLogIsClean();
    }

    @Test
    void sendsPendingReplies() throws Exception {
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
        CustomerSms.readings(0, 100).forEach(smsc::enqueue);
        smsc.behaviour().silentOnSubmits(true);
        await().atMost(RunningGateway.TIMEOUT).until(() -> smsc.acknowledged().size() == 100);
        smsc.behaviour().freeze(true);
        gateway.terminate();
        assertThat(gateway.endsWithin(SHUTDOWN_LIMIT.plusSeconds(2))).isTrue();
        assertThatTheLogIsClean();
    }

    /** Replies are sent meanwhile whose states cannot be stored; each attempt to store them waits for the lock. */
    @Test
    void endsInTimeWhileTheDatabaseIsLocked() throws Exception {
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
        gateway.kill();
        await().until(() -> smsc.bound().isEmpty());
        GatewayEnvironment patient = new GatewayEnvironment(folder, smsc.port()).with("DATABASE_TIMEOUT", "60s");
        try (GatewayProcess stuck = GatewayProcess.start(folder, patient)) {
            stuck.awaitBoundTo(smsc);
            try (Connection other = GatewayDatabase.in(folder).connect();
                    Statement lock = other.createStatement()) {
                lock.execute("BEGIN IMMEDIATE");
                smsc.enqueue(CustomerSms.reading(1));
                await().during(Duration.ofMillis(500))
                        .until(() -> smsc.acknowledged().isEmpty());
                stuck.terminate();
                assertThat(stuck.endsWithin(SHUTDOWN_LIMIT.plusSeconds(4))).isTrue();
            }
            assertThat(stuck.log()).contains("Stopping: not complete within 6 s", "Stopped");
            assertThat(stuck.exitCode()).isZero();
        }
    }

    @Test
    void logsNoPersonalData() throws Exception {
        smsc.behaviour().refuseNextSubmits(5, 0x0B);
        CustomerSms.readings(0, 50).forEach(smsc::enqueue);
        smsc.enqueue(CustomerSms.message(50, "показания 0501234567 12345"));
        await().atMost(RunningGateway.TIMEOUT).until(() -> smsc.acknowledged().size() == 51);
        smsc.dropLinks();
        // smsc.bound() would not do: the gateway binds again within milliseconds.
        assertThat(lost.await(10, TimeUnit.SECONDS)).isTrue();
        gateway.awaitBoundTo(smsc);
        gateway.terminate();
        assertThat(gateway.endsWithin(SHUTDOWN_LIMIT)).isTrue();
        assertThatTheLogIsClean();
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
