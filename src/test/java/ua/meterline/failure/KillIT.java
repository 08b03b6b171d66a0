package ua.meterline.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.simulator.Address;
import ua.meterline.simulator.SmscSimulator;

/** Promised: "crash before commit" and "crash after commit, before the resp". */
class KillIT {
    private static final int KILLS = 20;
    private static final int MESSAGES_PER_SECOND = 500;
    private static final int TICK_MILLIS = 20;

    @TempDir
    Path folder;

    private final AtomicInteger sent = new AtomicInteger();
    private final ScheduledExecutorService load = Executors.newSingleThreadScheduledExecutor();

    @AfterEach
    void stopLoad() {
        load.shutdownNow();
    }

    @Test
    void twentyCrashesUnderLoadLoseNothingAndStoreNothingTwice() throws Exception {
        try (SmscSimulator smsc = RunningGateway.simulator(0).start()) {
            GatewayEnvironment environment = new GatewayEnvironment(folder, smsc.port());
            for (int kill = 0; kill < KILLS; kill++) {
                try (GatewayProcess gateway = GatewayProcess.start(folder, environment)) {
                    gateway.awaitBoundTo(smsc);
                    if (kill == 0) {
                        load.scheduleAtFixedRate(() -> send(smsc), 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
                    }
                    awaitAcknowledged(smsc, smsc.acknowledged().size() + 50 + 40 * kill);
                }
            }
            load.shutdown();
            load.awaitTermination(5, TimeUnit.SECONDS);
            try (GatewayProcess gateway = GatewayProcess.start(folder, environment)) {
                gateway.awaitBoundTo(smsc);
                await().atMost(Duration.ofSeconds(60)).until(() -> smsc.queued() == 0);
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> new StoredRows(folder).count("reply WHERE state <> 'sent'") == 0);
            }
            assertThatNothingIsLostOrDoubled(smsc);
        }
    }

    private void send(SmscSimulator smsc) {
        for (int i = 0; i < MESSAGES_PER_SECOND * TICK_MILLIS / 1000; i++) {
            smsc.enqueue(Readings.reading(sent.getAndIncrement()));
        }
    }

    private static void awaitAcknowledged(SmscSimulator smsc, int count) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> smsc.acknowledged().size() >= count);
    }

    private void assertThatNothingIsLostOrDoubled(SmscSimulator smsc) {
        StoredRows rows = new StoredRows(folder);
        assertThat(rows.values("PRAGMA integrity_check")).containsExactly("ok");
        Set<String> acknowledged = smsc.acknowledged().stream()
                .map(message -> international(message.sender()))
                .collect(Collectors.toSet());
        Collection<String> stored = rows.values("SELECT sender FROM message");
        assertThat(stored).doesNotHaveDuplicates().hasSize(sent.get());
        assertThat(new HashSet<>(stored)).isEqualTo(acknowledged);
        assertThat(rows.count("reading")).isEqualTo(sent.get());
        Set<String> answered = smsc.submitted().stream()
                .map(message -> international(message.destination()))
                .collect(Collectors.toSet());
        assertThat(answered).isEqualTo(acknowledged);
        System.out.printf(
                "%d messages, %d replies sent%n", sent.get(), smsc.submitted().size());
    }

    private static String international(Address address) {
        return "+" + address.value();
    }
}
