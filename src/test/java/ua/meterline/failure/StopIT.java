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
import ua.meterline.simulator.BoundEsme;
import ua.meterline.simulator.Delivery;
import ua.meterline.simulator.SimulatorListener;
import ua.meterline.simulator.SmscSimulator;

/** Promised: "SIGTERM", and what may stand in the log. */
class StopIT {
    private static final Duration TIMEOUT_AND_A_LITTLE = Duration.ofSeconds(6);

    @TempDir
    Path folder;

    private final List<Integer> statuses = new CopyOnWriteArrayList<>();
    private final CountDownLatch lost = new CountDownLatch(2);
    private SmscSimulator smsc;
    private GatewayProcess gateway;

    @BeforeEach
    void start() throws Exception {
        smsc = RunningGateway.simulator(0).start();
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
        gateway = GatewayProcess.start(folder, new GatewayEnvironment(folder, smsc.port()));
        gateway.awaitBoundTo(smsc);
    }

    @AfterEach
    void stop() {
        gateway.close();
        smsc.close();
    }

    @Test
    void finishesWhatItHasInHandAndRefusesTheRest() throws Exception {
        smsc.behaviour().answerSubmitsAfter(Duration.ofMillis(300));
        Readings.readings(0, 3000).forEach(smsc::enqueue);
        await().atMost(RunningGateway.TIMEOUT).until(() -> smsc.acknowledged().size() > 300);
        gateway.terminate();
        assertThat(gateway.endsWithin(TIMEOUT_AND_A_LITTLE)).isTrue();
        assertThat(statuses).containsOnly(0, 0x64);
        StoredRows rows = new StoredRows(folder);
        assertThat(rows.count("message")).isEqualTo(smsc.acknowledged().size());
        assertThat(folder.resolve("meterline.db-wal")).doesNotExist();
        assertThatTheLogIsClean();
    }

    @Test
    void sendsTheRepliesThatAreDue() throws Exception {
        smsc.behaviour().answerSubmitsAfter(Duration.ofMillis(200));
        Readings.readings(0, 200).forEach(smsc::enqueue);
        await().atMost(RunningGateway.TIMEOUT).until(() -> smsc.acknowledged().size() == 200);
        gateway.terminate();
        assertThat(gateway.endsWithin(TIMEOUT_AND_A_LITTLE)).isTrue();
        assertThat(new StoredRows(folder).count("reply WHERE state = 'sent'")).isEqualTo(200);
        assertThatTheLogIsClean();
    }

    @Test
    void doesNotWaitLongForAFrozenSmsc() throws Exception {
        Readings.readings(0, 100).forEach(smsc::enqueue);
        smsc.behaviour().silentOnSubmits(true);
        await().atMost(RunningGateway.TIMEOUT).until(() -> smsc.acknowledged().size() == 100);
        smsc.behaviour().freeze(true);
        gateway.terminate();
        assertThat(gateway.endsWithin(TIMEOUT_AND_A_LITTLE.plusSeconds(2))).isTrue();
        assertThatTheLogIsClean();
    }

    /** Replies leave meanwhile whose states cannot be stored, and each attempt to store them waits for the lock. */
    @Test
    void endsInTimeThoughTheDatabaseIsLocked() throws Exception {
        smsc.behaviour().answerSubmitsAfter(Duration.ofSeconds(1));
        Readings.readings(0, 2_000).forEach(smsc::enqueue);
        await().atMost(RunningGateway.TIMEOUT).until(() -> smsc.acknowledged().size() == 2_000);
        try (Connection other = new StoredRows(folder).connect();
                Statement lock = other.createStatement()) {
            lock.execute("BEGIN IMMEDIATE");
            gateway.terminate();
            assertThat(gateway.endsWithin(Duration.ofSeconds(20))).isTrue();
            lock.execute("ROLLBACK");
        }
        assertThat(gateway.log()).contains("Stopped").doesNotContain("\tat ");
        assertThat(new StoredRows(folder).count("message")).isEqualTo(2_000);
        assertThat(new StoredRows(folder).count("reply")).isEqualTo(2_000);
    }

    @Test
    void theLogNamesNoCustomerWhateverHappens() throws Exception {
        smsc.behaviour().refuseNextSubmits(5, 0x0B);
        Readings.readings(0, 50).forEach(smsc::enqueue);
        smsc.enqueue(Readings.message(50, "показания 0501234567 12345"));
        await().atMost(RunningGateway.TIMEOUT).until(() -> smsc.acknowledged().size() == 51);
        smsc.dropLinks();
        // Not "nobody is bound": the gateway is bound again before one could look.
        assertThat(lost.await(10, TimeUnit.SECONDS)).isTrue();
        gateway.awaitBoundTo(smsc);
        gateway.terminate();
        assertThat(gateway.endsWithin(TIMEOUT_AND_A_LITTLE)).isTrue();
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
